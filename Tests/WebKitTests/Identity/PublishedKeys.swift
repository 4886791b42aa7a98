import Contracts

/// Keys and tokens made once with another implementation (the `cryptography` package of Python); the tokens run out an hour after `signedAt`.
enum PublishedKeys {
    static let signedAt = Instant(milliseconds: 1_794_000_000_000)

    static let keySet = [
        #"{"keys":[{"kty":"RSA","kid":"rsa-1","use":"sig","alg":"RS256","n":"uZ1xcJ32lJtP8Dw6yOr88_8XqSeRbf-ajF6JNHP3J20"#,
        #"vyZYfFGTBe6NLk5XgQtva1weu9SqtCpSYVksfodM-NcIB7w3nSv-wgOpRnMgdnMxogzBF24eJl5V9GWLE1x7gHy5k-33XYb87T1zyTgk1W8kD1"#,
        #"HRMHdyRZeyPkAvyQO45LPmfLd_8WJOUk2orjc7QCIFZ3vJVgJ6EGg_o3S4F6d5vZuGm_CUJdJS6bS5LwhrbYBYW4ohRW-abJDP3o0eHRFLEYDn"#,
        #"HB04lSrtSUoV6Pq-eJlM_upR_3jy_SBDdVFfAo-o20Qa7gOGz7ljgxdIPgfLu2cNyJHCxAeCOCIY5-w","e":"AQAB"},{"kty":"EC","kid""#,
        #":"ec-1","crv":"P-256","x":"onXoii1m17z4MBzI95Exx-ZOPj-lge3vUSGjHqV0F5Q","y":"-wkXChOvQOY9mCubBXai1BdzhVdIL7dKJ"#,
        #"PSfCO-DT3w"},{"kty":"OKP","kid":"ed-1","crv":"Ed25519","x":"z-C3PASsGWULVbtireuhkGp-0V5gB1Fto5XJWQTYQ0U"},{"kt"#,
        #"y":"EC","kid":"other","crv":"P-521","x":"AA","y":"AA"}]}"#,
    ].joined()

    static let rs256 = [
        #"eyJhbGciOiAiUlMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicnNhLTEifQ.eyJzdWIiOiAidS0xIiwgImVtYWlsIjogImV2YUBkZW1icmF"#,
        #"uZS5jb20iLCAiYWRtaW5fYWNjZXNzIjogdHJ1ZSwgInN0YWZmX3BvbGljaWVzIjogWyJzdGFmZjpjYW5fc2V0X3RpZXIiLCAic3RhZmY6c29tZ"#,
        #"XRoaW5nX25ldyJdLCAiZXhwIjogMTc5NDAwMzYwMCwgImV4dHJhIjogeyJhIjogWzFdfX0.hTeQvgWWHD-hRsx4auRVDo8c5deLBd2yaaN2HhK"#,
        #"X9u80AHw9m30PXwC49pnqyHJDm225kqTislZexJE9wA9S2LqS7XYLIxKQTYh6aI9EPdMz4FmR_7yPOa-TfGiscEeTQL71GuZlkN6g22UEr_yNf"#,
        #"Mdfl5VlnaEsq0YobTedJCLuw5xEVBpQrFYe5agGUhRrw4Vd4BM7ECZWBVHjtW2MN-p8VSbFqV6HJe7m5nffaM59JMoutQVQT3ixCSQvBj7jvTj"#,
        #"BcNJljEFvNWpOHOs9PC5MPMbYzQB3Ak9Q7CiDjY6P_ckMQ3bYuAwGJCP31ZFshyMgMWqefUM1DqRejcdB8g"#,
    ].joined()

    static let es256 = [
        #"eyJhbGciOiAiRVMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAiZWMtMSJ9.eyJzdWIiOiAidS0xIiwgImVtYWlsIjogImV2YUBkZW1icmFuZ"#,
        #"S5jb20iLCAiYWRtaW5fYWNjZXNzIjogdHJ1ZSwgInN0YWZmX3BvbGljaWVzIjogWyJzdGFmZjpjYW5fc2V0X3RpZXIiLCAic3RhZmY6c29tZXR"#,
        #"oaW5nX25ldyJdLCAiZXhwIjogMTc5NDAwMzYwMCwgImV4dHJhIjogeyJhIjogWzFdfX0.3uFFTuGBP_2ziac_myxPEZe4woHirrCPIG1IFmbRu"#,
        #"--hWh0lFL1ZzinSDTPYlFkNFokil1Iaws-OwzrfTPfw1A"#,
    ].joined()

    static let edDSA = [
        #"eyJhbGciOiAiRWREU0EiLCAidHlwIjogIkpXVCIsICJraWQiOiAiZWQtMSJ9.eyJzdWIiOiAidS0xIiwgImVtYWlsIjogImV2YUBkZW1icmFuZ"#,
        #"S5jb20iLCAiYWRtaW5fYWNjZXNzIjogdHJ1ZSwgInN0YWZmX3BvbGljaWVzIjogWyJzdGFmZjpjYW5fc2V0X3RpZXIiLCAic3RhZmY6c29tZXR"#,
        #"oaW5nX25ldyJdLCAiZXhwIjogMTc5NDAwMzYwMCwgImV4dHJhIjogeyJhIjogWzFdfX0.w7eSvggwcGWF1ZJh5Lw3XR703LLgeV7F7x5hfnrfy"#,
        #"JmIlU6M5_LOXmYdaWbQTFTURaWE4amvSfDv4bpLPn9RCQ"#,
    ].joined()

    static let withoutName = [
        #"eyJhbGciOiAiRVMyNTYiLCAidHlwIjogIkpXVCJ9.eyJzdWIiOiAidS0xIiwgImVtYWlsIjogImV2YUBkZW1icmFuZS5jb20iLCAiYWRtaW5fY"#,
        #"WNjZXNzIjogdHJ1ZSwgInN0YWZmX3BvbGljaWVzIjogWyJzdGFmZjpjYW5fc2V0X3RpZXIiLCAic3RhZmY6c29tZXRoaW5nX25ldyJdLCAiZXh"#,
        #"wIjogMTc5NDAwMzYwMCwgImV4dHJhIjogeyJhIjogWzFdfX0.SskQlUZIJp25Yw9nwXGuspap9LogUPHCD7Q4fWG42vEzNVnb16tIRrFUXukwu"#,
        #"NSxWw-iLzXlW-e59cVAAPA5yA"#,
    ].joined()

    static let wrongName = [
        #"eyJhbGciOiAiRVMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicnNhLTEifQ.eyJzdWIiOiAidS0xIiwgImVtYWlsIjogImV2YUBkZW1icmF"#,
        #"uZS5jb20iLCAiYWRtaW5fYWNjZXNzIjogdHJ1ZSwgInN0YWZmX3BvbGljaWVzIjogWyJzdGFmZjpjYW5fc2V0X3RpZXIiLCAic3RhZmY6c29tZ"#,
        #"XRoaW5nX25ldyJdLCAiZXhwIjogMTc5NDAwMzYwMCwgImV4dHJhIjogeyJhIjogWzFdfX0.5UPkpo-A349PceBRWWCA6xCsmRc87dS9-EG5yoL"#,
        #"I1ePZ_BPi997zKZ00d5duI-ycsd55GtESO8zgBZX3Nzjk2g"#,
    ].joined()

    static let unknownName = [
        #"eyJhbGciOiAiRVMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAiZ29uZSJ9.eyJzdWIiOiAidS0xIiwgImVtYWlsIjogImV2YUBkZW1icmFuZ"#,
        #"S5jb20iLCAiYWRtaW5fYWNjZXNzIjogdHJ1ZSwgInN0YWZmX3BvbGljaWVzIjogWyJzdGFmZjpjYW5fc2V0X3RpZXIiLCAic3RhZmY6c29tZXR"#,
        #"oaW5nX25ldyJdLCAiZXhwIjogMTc5NDAwMzYwMCwgImV4dHJhIjogeyJhIjogWzFdfX0.gK0JeRBayUuJEEkul1Azv1J5oBXCNT2Pg7War_5hy"#,
        #"MreMZ7XlOdv0BSvDpPLjVkfKL1KJKO3H8r6z3RyOgwb4w"#,
    ].joined()

    static let confused = [
        #"eyJhbGciOiAiSFMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicnNhLTEifQ.eyJzdWIiOiAidS0xIiwgImVtYWlsIjogImV2YUBkZW1icmF"#,
        #"uZS5jb20iLCAiYWRtaW5fYWNjZXNzIjogdHJ1ZSwgInN0YWZmX3BvbGljaWVzIjogWyJzdGFmZjpjYW5fc2V0X3RpZXIiLCAic3RhZmY6c29tZ"#,
        #"XRoaW5nX25ldyJdLCAiZXhwIjogMTc5NDAwMzYwMCwgImV4dHJhIjogeyJhIjogWzFdfX0.r7lu_7_DmSMMQgPVNdvU3NAOq8PYW405JhGUTfT"#,
        #"tWmI"#,
    ].joined()
}
