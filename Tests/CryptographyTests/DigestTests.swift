import Testing

@testable import Cryptography

@Suite struct DigestTests {
    /// FIPS 180-4 examples of NIST, and the empty message.
    @Test(arguments: [
        ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "84983e441c3bd26ebaae4aa1f95129e5e54670f1",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            String(repeating: "a", count: 1_000_000), "34aa973cd4c4daa4f61eeb2bdbad27316534016f",
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ])
    func digestsOfNIST(_ message: String, _ sha1: String, _ sha256: String) {
        #expect(Hex.encode(Digest.sha1(Array(message.utf8))) == sha1)
        #expect(Hex.encode(Digest.sha256(Array(message.utf8))) == sha256)
    }

    /// RFC 4231, test cases 1, 2, 3, 6 and 7; the last two have keys longer than a block.
    @Test(arguments: [
        ([UInt8](repeating: 0x0B, count: 20), Array("Hi There".utf8), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        (
            Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            [UInt8](repeating: 0xAA, count: 20), [UInt8](repeating: 0xDD, count: 50),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
        ),
        (
            [UInt8](repeating: 0xAA, count: 131), Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
        (
            [UInt8](repeating: 0xAA, count: 131),
            Array(
                "This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm."
                    .utf8), "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
        ),
        ([], [], "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
    ])
    func authenticationCodes(_ key: [UInt8], _ message: [UInt8], _ code: String) {
        #expect(Hex.encode(Digest.hmacSHA256(key: key, message: message)) == code)
    }

    /// RFC 7515, appendix A.1: a token under HS256.
    @Test func tokenOfRFC7515() throws {
        let key = try #require(
            Base64URL.decode("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"))
        let message = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9." + JWSVectors.payload
        #expect(
            Base64URL.encode(Digest.hmacSHA256(key: key, message: Array(message.utf8))) == "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
    }

    @Test func digestsAreRightOnManyThreads() async {
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<64 {
                group.addTask { Hex.encode(Digest.sha1(Array("abc".utf8))) == "a9993e364706816aba3e25717850c26c9cd0d89d" }
            }
            for await isRight in group { #expect(isRight) }
        }
    }
}

@Suite struct SecretsTests {
    @Test(
        arguments: [
            ([], [], true), ([1], [1], true), ([1, 2, 3], [1, 2, 3], true), ([1, 2, 3], [1, 2, 4], false), ([0, 2, 3], [1, 2, 3], false),
            ([1, 2], [1, 2, 3], false), ([1], [], false),
        ] as [([UInt8], [UInt8], Bool)])
    func equality(_ left: [UInt8], _ right: [UInt8], _ isEqual: Bool) {
        #expect(SecretBytes.areEqual(left, right) == isEqual)
    }

    @Test func randomBytesDiffer() throws {
        let draws = try (0..<100).map { _ in try SecretBytes.random(16) }
        #expect(draws.allSatisfy { $0.count == 16 })
        #expect(Set(draws).count == 100)
        #expect(try SecretBytes.random(0).isEmpty)
        // Every one of 256 values turns up among 10,000 but with a chance of 10⁻¹⁴.
        #expect(Set(try SecretBytes.random(10_000)).count == 256)
    }
}
