import Testing

@testable import Cryptography

@Suite struct EncodingTests {
    /// RFC 4648, section 10, and bytes that need the last two characters of the alphabet.
    @Test(arguments: [
        ("", "", ""), ("66", "Zg==", "Zg"), ("666f", "Zm8=", "Zm8"), ("666f6f", "Zm9v", "Zm9v"), ("666f6f62", "Zm9vYg==", "Zm9vYg"),
        ("666f6f6261", "Zm9vYmE=", "Zm9vYmE"), ("666f6f626172", "Zm9vYmFy", "Zm9vYmFy"), ("fbff", "+/8=", "-_8"),
        ("03ecffe0c1", "A+z/4ME=", "A-z_4ME"),
    ])
    func knownTexts(_ hex: String, _ base64: String, _ base64URL: String) throws {
        let bytes = try #require(Hex.decode(hex))
        #expect(Hex.encode(bytes) == hex)
        #expect(Base64.encode(bytes) == base64)
        #expect(Base64.decode(base64) == bytes)
        #expect(Base64URL.encode(bytes) == base64URL)
        #expect(Base64URL.decode(base64URL) == bytes)
    }

    /// Padding, a lone character, set bits that no byte takes, the other alphabet, white space, beyond ASCII.
    @Test(arguments: ["Zg==", "Z", "Zm9vY", "Zh", "Zm9", "+_8", "-/8", "Zm9v\n", " Zm9v", "Zm9é", "Zg=", "="])
    func base64URLIsStrict(_ text: String) {
        #expect(Base64URL.decode(text) == nil)
    }

    @Test(arguments: ["Zg", "Zg=", "Z===", "Zh==", "Zm9=", "-_8=", "Zm9v\n", "Zm=v", "====", "Zg==Zg==", "=", "Zm9vZg=A"])
    func base64IsStrict(_ text: String) {
        #expect(Base64.decode(text) == nil)
    }

    @Test(arguments: ["0", "0g", "é", "0x", " 0", "000"])
    func hexIsStrict(_ text: String) {
        #expect(Hex.decode(text) == nil)
    }

    @Test func hexReadsBothCases() {
        #expect(Hex.decode("aBCdEF09") == [0xAB, 0xCD, 0xEF, 0x09])
    }

    @Test func everyLengthReadsBack() throws {
        for count in 0...100 {
            let bytes = try SecretBytes.random(count)
            #expect(Base64.decode(Base64.encode(bytes)) == bytes)
            #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
            #expect(Hex.decode(Hex.encode(bytes)) == bytes)
        }
    }
}
