/// Learns the standard library's private key type of dictionaries, by letting a dictionary ask for its container once.
/// It is the only way to tell the keys of a dictionary from the properties of a type without a dynamic cast per value.
struct DictionaryKeyProbe: Decoder {
    private struct KeyType: Error {
        let value: any CodingKey.Type
    }

    private struct NotKeyed: Error {}

    static let keyType: any CodingKey.Type = {
        do {
            _ = try [String: Bool](from: DictionaryKeyProbe())
        } catch {
            if let found = error as? KeyType { return found.value }
        }
        preconditionFailure("a dictionary with String keys decodes from a keyed container")
    }()

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        throw KeyType(value: type)
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        throw NotKeyed()
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        throw NotKeyed()
    }
}
