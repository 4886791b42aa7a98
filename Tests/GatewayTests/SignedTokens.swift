/// Keys and tokens made once with PyJWT 2, so that another implementation vouches for ours. Tokens are valid for an hour after `t0`.
enum SignedTokens {
    static let keySet = #"""
        {"keys":[{"kty":"RSA","kid":"rsa","alg":"RS256","use":"sig","n":"ugpILvGktcDwXNdLG1Y7l7Ppo6_a5Ms0QWdB2NZn-A2Ool8iGSygIgwUuigwNrGQbpNeOSwFTNrdeDlorJ3Cyd2wsF8lzVrgxYWwJb7jSBhOp1_sVP9mgak8vQyl6_DcgUxuug4pwG7cC1L1btArV4fBkKBinpRw77ej51TKWNpi__P7fEkUVnZG4orLZL2mIeuXHXKBdeAXVWYyWEz-OWC_ipyQ8OS-sdfWBxf3_y0nSwIclKr9eOsROxhQIrrzqBvNN0rG67nVcbEXAxVnt6_lNd5oBYrvktKmgIolr7OGpsho_mmcCCJj2jGiTSdT7gns2aEGdMfJgzWA15zR3w","e":"AQAB"},{"kty":"EC","kid":"ec","alg":"ES256","use":"sig","crv":"P-256","x":"KSEWvmRJOlfpYcOIuroOGk6EFdy7aznp9sr2ULSBstM","y":"y2tXrUkt3JOpjuS0uRf0-f3fyLRG-wu5uhQUavIYSAo"},{"kty":"OKP","kid":"ed","alg":"EdDSA","use":"sig","crv":"Ed25519","x":"R3fkJX71X2J7JEi64951oEW8mvstDko1bEVpfD7xW3I"}]}
        """#

    static let rs256 = [
        "eyJhbGciOiJSUzI1NiIsImtpZCI6InJzYSIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhbm4iLCJlbWFpbCI6ImFubkBkZW1icmFuZS5",
        "jb20iLCJhZG1pbl9hY2Nlc3MiOnRydWUsInN0YWZmX3BvbGljaWVzIjpbInN0YWZmOmNhbl9zZXRfdGllciJdLCJleHAiOjE3OTU",
        "0MjgwMDB9.mfYt8q8KItKtB986hZ--_U_7pb-GGVOEQpf1XL6odUvq6ABCXh1TxgKqZTSiWCOV1fANuJYYoZGAOrmUsRakJqYEpA",
        "a_fZCn4wRYX-WpEC1j5FN_hOg4OP3XT3sDHqrjEJdUnwKKxH-_D8wMFUQM5d3-BtzamJbFWoaH76X02vs1Xhez83r0mA84MislOv",
        "vvcf7RVOAPKuNtpcfxolT4uOa6PQ7uCC0_bpRj9h7xHSgnj6LjGG_rH2Uk3lonGcpdgbY99Pj4c0x88seuZ14iHh8isd9HF5Qkn0",
        "eM2n5NdVD49ymd9mRP4GV67Kpw3upa3UZtwjt9WBpb9M2eE267vg",
    ].joined()
    static let es256 = [
        "eyJhbGciOiJFUzI1NiIsImtpZCI6ImVjIiwidHlwIjoiSldUIn0.eyJzdWIiOiJhbm4iLCJlbWFpbCI6ImFubkBkZW1icmFuZS5j",
        "b20iLCJhZG1pbl9hY2Nlc3MiOnRydWUsInN0YWZmX3BvbGljaWVzIjpbInN0YWZmOmNhbl9zZXRfdGllciJdLCJleHAiOjE3OTU0",
        "MjgwMDB9.F52FLEGV1TWQpfZxLfdt-bdI4r_EJtXDZkwBW1SMdmmbSqwyvUitA1oLADB2LcgKd3dd1r86oRgTZcjMisroXQ",
    ].joined()
    static let edDSA = [
        "eyJhbGciOiJFZERTQSIsImtpZCI6ImVkIiwidHlwIjoiSldUIn0.eyJzdWIiOiJhbm4iLCJlbWFpbCI6ImFubkBkZW1icmFuZS5j",
        "b20iLCJhZG1pbl9hY2Nlc3MiOnRydWUsInN0YWZmX3BvbGljaWVzIjpbInN0YWZmOmNhbl9zZXRfdGllciJdLCJleHAiOjE3OTU0",
        "MjgwMDB9.X8Iwhla8ag5r_ST3oYWuuByb3gmdEmm-eDKzC4mfPYZGAET4bh9UErV_zRhqHt_Jlrg3WFjKVrsGooDXt961Cg",
    ].joined()
    static let unsigned = [
        "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzdWIiOiAiYW5uIiwgImVtYWlsIjogImFubkBkZW1icmFuZS5jb20iLCAiYWRt",
        "aW5fYWNjZXNzIjogdHJ1ZSwgInN0YWZmX3BvbGljaWVzIjogWyJzdGFmZjpjYW5fc2V0X3RpZXIiXSwgImV4cCI6IDE3OTU0Mjgw",
        "MDB9.",
    ].joined()
    static let confused = [
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6InJzYSJ9.eyJzdWIiOiAiYW5uIiwgImVtYWlsIjogImFubkBkZW1icmF",
        "uZS5jb20iLCAiYWRtaW5fYWNjZXNzIjogdHJ1ZSwgInN0YWZmX3BvbGljaWVzIjogWyJzdGFmZjpjYW5fc2V0X3RpZXIiXSwgImV",
        "4cCI6IDE3OTU0MjgwMDB9.EBmUN9p7hoCUbrPse_YITUIZOw4unTPyL7G2AT7hVts",
    ].joined()
    static let otherKey = [
        "eyJhbGciOiJFUzI1NiIsImtpZCI6ImVjIiwidHlwIjoiSldUIn0.eyJzdWIiOiJhbm4iLCJlbWFpbCI6ImFubkBkZW1icmFuZS5j",
        "b20iLCJhZG1pbl9hY2Nlc3MiOnRydWUsInN0YWZmX3BvbGljaWVzIjpbInN0YWZmOmNhbl9zZXRfdGllciJdLCJleHAiOjE3OTU0",
        "MjgwMDB9.9wFdoRB0VX8HAnjU0_8zqpZsf247aXrml9o--I3JGFTKS7qwkJeMwi6a8hVxgmM2MUO-up8InHDzOKsQS4FaqA",
    ].joined()
    static let expired = [
        "eyJhbGciOiJFUzI1NiIsImtpZCI6ImVjIiwidHlwIjoiSldUIn0.eyJzdWIiOiJhbm4iLCJlbWFpbCI6ImFubkBkZW1icmFuZS5j",
        "b20iLCJhZG1pbl9hY2Nlc3MiOnRydWUsInN0YWZmX3BvbGljaWVzIjpbInN0YWZmOmNhbl9zZXRfdGllciJdLCJleHAiOjE3OTU0",
        "MjA4MDB9.CXdXIhi0blgG9UYPZCYk40e4opYNT6jsEo-o3oG35fp5gPhyIUwikFAVrAgTYLOYIspOikm3rlKJkVOXxZVj6w",
    ].joined()
}
