import Testing

@testable import Cryptography

@Suite struct PublicKeyTests {
    @Test(arguments: JWSVectors.all)
    func verifiesPublishedSignatures(_ vector: JWSVector) throws {
        let key = try PublicKey(jwk: vector.jwk)
        #expect(try key.verify(signature: vector.signature, message: vector.message))
    }

    /// One bit wrong anywhere in the message, or in any byte of the signature.
    @Test(arguments: JWSVectors.all)
    func refusesWhatWasTamperedWith(_ vector: JWSVector) throws {
        let key = try PublicKey(jwk: vector.jwk)
        for index in vector.signature.indices {
            var signature = vector.signature
            signature[index] ^= 1 << UInt8(index % 8)
            #expect(try !key.verify(signature: signature, message: vector.message))
        }
        for index in vector.message.indices {
            var message = vector.message
            message[index] ^= 1
            #expect(try !key.verify(signature: vector.signature, message: message))
        }
    }

    @Test(arguments: JWSVectors.all)
    func refusesSignaturesOfAnotherForm(_ vector: JWSVector) throws {
        let key = try PublicKey(jwk: vector.jwk)
        let zeros = [UInt8](repeating: 0, count: vector.signature.count)
        let forms: [[UInt8]] = [
            [], [0], Array(vector.signature.dropLast()), vector.signature + [0], [0] + vector.signature, zeros, zeros.map { _ in 0xFF },
            ECDSASignature.der(fromRaw: vector.signature) ?? [0],
        ]
        for form in forms { #expect(try !key.verify(signature: form, message: vector.message)) }
    }

    @Test func refusesSignaturesOfOtherKeys() throws {
        for vector in JWSVectors.all {
            for other in JWSVectors.all where other.name != vector.name {
                #expect(try !PublicKey(jwk: other.jwk).verify(signature: vector.signature, message: vector.message))
            }
        }
    }

    @Test func algorithmComesFromTheKey() throws {
        #expect(try JWSVectors.all.map { try PublicKey(jwk: $0.jwk).algorithm } == [.rs256, .es256, .edDSA])
        var jwk = JWSVectors.es256.jwk
        jwk["alg"] = "ES256"
        jwk["use"] = "sig"
        jwk["kid"] = "2026-01"
        #expect(try PublicKey(jwk: jwk).algorithm == .es256)
    }

    /// Each replaces members of a good key; nil removes.
    @Test(
        arguments: [
            (JWSVectors.rs256, ["kty": nil], "kty is missing"),
            (JWSVectors.rs256, ["kty": "oct"], "oct is none of RSA, EC P-256, OKP Ed25519"),
            (JWSVectors.rs256, ["n": nil], "n is missing"),
            (JWSVectors.rs256, ["n": "a+b/"], "n is not base64url"),
            (
                JWSVectors.rs256, ["n": Base64URL.encode([UInt8](repeating: 0xFF, count: 128))],
                "an RSA modulus has at least 2048 bits, this one 1024"
            ),
            (
                JWSVectors.rs256, ["n": Base64URL.encode([0x7F] + [UInt8](repeating: 0xFF, count: 255))],
                "an RSA modulus has at least 2048 bits, this one 2047"
            ),
            (
                JWSVectors.rs256, ["n": Base64URL.encode([UInt8](repeating: 0xFF, count: 1025))],
                "an RSA modulus has at most 8192 bits, this one 8200"
            ),
            (JWSVectors.rs256, ["n": ""], "an RSA modulus has at least 2048 bits, this one 0"),
            (JWSVectors.rs256, ["e": "AQ"], "an RSA exponent is odd, at least 3 and at most 64 bits long"),
            (JWSVectors.rs256, ["e": "AQAA"], "an RSA exponent is odd, at least 3 and at most 64 bits long"),
            (JWSVectors.rs256, ["e": ""], "an RSA exponent is odd, at least 3 and at most 64 bits long"),
            (JWSVectors.rs256, ["alg": "HS256"], "it is for HS256, but of a type for RS256"),
            (JWSVectors.rs256, ["use": "enc"], "its use is enc, not sig"),
            (JWSVectors.es256, ["crv": nil], "EC is none of RSA, EC P-256, OKP Ed25519"),
            (JWSVectors.es256, ["crv": "P-384"], "EC P-384 is none of RSA, EC P-256, OKP Ed25519"),
            (JWSVectors.es256, ["alg": "RS256"], "it is for RS256, but of a type for ES256"),
            (JWSVectors.es256, ["x": "AQAB"], "a coordinate on P-256 has 32 bytes"),
            (JWSVectors.edDSA, ["crv": "X25519"], "OKP X25519 is none of RSA, EC P-256, OKP Ed25519"),
            (JWSVectors.edDSA, ["x": "AQAB"], "an Ed25519 key has 32 bytes"),
        ] as [(JWSVector, [String: String?], String)])
    func refusesUnusableKeys(_ vector: JWSVector, _ changes: [String: String?], _ reason: String) {
        let jwk = vector.jwk.merging(changes.compactMapValues(\.self)) { $1 }.filter { changes[$0.key] != .some(nil) }
        #expect(throws: CryptographyError.invalidKey(reason)) { try PublicKey(jwk: jwk) }
    }

    @Test func refusesPointsOffTheCurve() {
        var jwk = JWSVectors.es256.jwk
        jwk["y"] = jwk["x"]
        #expect { try PublicKey(jwk: jwk) } throws: { error in
            guard case .invalidKey(let reason) = error as? CryptographyError else { return false }
            return reason.contains("point is not on curve")
        }
    }

    /// Numbers lose leading zeros and gain one where they would read as negative.
    @Test func numbersOfASignatureAreWrittenAsASN1() {
        let small = [UInt8](repeating: 0, count: 31) + [0x7F]
        let large = [0x80] + [UInt8](repeating: 0, count: 31)
        #expect(ECDSASignature.der(fromRaw: small + large) == [0x30, 38, 0x02, 1, 0x7F, 0x02, 33, 0] + large)
        #expect(ECDSASignature.der(fromRaw: [UInt8](repeating: 0, count: 64)) == [0x30, 6, 0x02, 1, 0, 0x02, 1, 0])
        #expect(ECDSASignature.der(fromRaw: [UInt8](repeating: 0xFF, count: 64))?.count == 72)
        #expect(ECDSASignature.der(fromRaw: [UInt8](repeating: 0, count: 63)) == nil)
    }

    @Test func oneKeyServesManyThreads() async throws {
        let key = try PublicKey(jwk: JWSVectors.es256.jwk)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<64 {
                group.addTask { try key.verify(signature: JWSVectors.es256.signature, message: JWSVectors.es256.message) }
            }
            for try await isValid in group { #expect(isValid) }
        }
    }
}
