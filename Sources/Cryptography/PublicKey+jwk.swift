extension PublicKey {
    /// From the members of a JSON Web Key (RFC 7517, RFC 7518, RFC 8037) that are strings: `kty` with `n`, `e`, or `crv`, `x`, `y`.
    /// `alg` and `use`, when given, must allow the one algorithm that the key is for. Throws `CryptographyError.invalidKey`.
    public init(jwk parameters: [String: String]) throws {
        let reader = JWKReader(parameters: parameters)
        switch (try reader.text("kty"), parameters["crv"]) {
        case ("RSA", nil): self = try .rsa(modulus: reader.bytes("n"), exponent: reader.bytes("e"))
        case ("EC", "P-256"): self = try .p256(x: reader.bytes("x"), y: reader.bytes("y"))
        case ("OKP", "Ed25519"): self = try .ed25519(reader.bytes("x"))
        case (let type, let curve):
            let kind = curve.map { "\(type) \($0)" } ?? type
            throw CryptographyError.invalidKey("\(kind) is none of RSA, EC P-256, OKP Ed25519")
        }
        if let name = parameters["alg"], name != algorithm.rawValue {
            throw CryptographyError.invalidKey("it is for \(name), but of a type for \(algorithm.rawValue)")
        }
        if let use = parameters["use"], use != "sig" {
            throw CryptographyError.invalidKey("its use is \(use), not sig")
        }
    }
}

private struct JWKReader {
    let parameters: [String: String]

    func text(_ name: String) throws -> String {
        guard let text = parameters[name] else { throw CryptographyError.invalidKey("\(name) is missing") }
        return text
    }

    func bytes(_ name: String) throws -> [UInt8] {
        guard let bytes = Base64URL.decode(try text(name)) else { throw CryptographyError.invalidKey("\(name) is not base64url") }
        return bytes
    }
}
