/// For whom the platform has to have made a token, and who has to have made it, where the operator says so (RFC 8725 §3.8–3.9).
public struct StaffTokenPurpose: Sendable, Equatable {
    /// One of the token's `aud`; nil looks at none.
    public var audience: String?
    /// The token's `iss`; nil looks at none.
    public var issuer: String?

    public init(audience: String? = nil, issuer: String? = nil) {
        self.audience = audience
        self.issuer = issuer
    }

    func admits(_ claims: StaffClaims) -> Bool {
        if let audience, claims.aud?.names.contains(audience) != true { return false }
        return issuer == nil || claims.iss == issuer
    }
}

/// The claim `aud`: one name or a list of them (RFC 7519 §4.1.3).
struct TokenAudience: Codable, Equatable {
    let names: [String]

    init(from decoder: any Decoder) throws {
        if var list = try? decoder.unkeyedContainer() {
            var names: [String] = []
            while !list.isAtEnd { names.append(try list.decode(String.self)) }
            self.names = names
        } else {
            names = [try decoder.singleValueContainer().decode(String.self)]
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(names)
    }
}
