import WireJSON

/// The members of one of Mollie's objects by the names that they have on the wire, which aren't written as ours are. Null is as good as
/// absent.
struct MollieMembers {
    private struct Link<Address: Decodable>: Decodable {
        let href: Address
    }

    private let members: KeyedDecodingContainer<VerbatimCodingKey>

    init(_ decoder: any Decoder) throws {
        self.init(try decoder.container(keyedBy: VerbatimCodingKey.self))
    }

    private init(_ members: KeyedDecodingContainer<VerbatimCodingKey>) {
        self.members = members
    }

    func required<Value: Decodable>(_ name: String) throws -> Value {
        try members.decode(Value.self, forKey: VerbatimCodingKey(name))
    }

    func optional<Value: Decodable>(_ name: String) throws -> Value? {
        try members.decodeIfPresent(Value.self, forKey: VerbatimCodingKey(name))
    }

    /// The members of a member that is an object itself.
    func object(_ name: String) throws -> MollieMembers? {
        let key = VerbatimCodingKey(name)
        guard members.contains(key), try !members.decodeNil(forKey: key) else { return nil }
        return try requiredObject(name)
    }

    func requiredObject(_ name: String) throws -> MollieMembers {
        MollieMembers(try members.nestedContainer(keyedBy: VerbatimCodingKey.self, forKey: VerbatimCodingKey(name)))
    }

    /// Where one of the object's links leads.
    func link<Address: Decodable>(_ name: String) throws -> Address? {
        let link: Link<Address>? = try object("_links")?.optional(name)
        return link?.href
    }
}
