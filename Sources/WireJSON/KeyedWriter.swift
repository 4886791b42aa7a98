/// Adds members to one object.
struct KeyedWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
    private let encoder: NodeEncoder
    private let object: EncodedObject

    init(_ encoder: NodeEncoder, _ object: EncodedObject) {
        self.encoder = encoder
        self.object = object
    }

    var codingPath: [any CodingKey] { encoder.codingPath }

    func encodeNil(forKey key: Key) {
        add(.null, key)
    }

    func encode<T: JSONScalar>(_ value: T, forKey key: Key) throws {
        add(try encoder.scalar(value, at: place(key)), key)
    }

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        add(try encoder.encoded(value, at: place(key)), key)
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type, forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
        deferred(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        deferred(key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder {
        let child = encoder.deferred(at: .member(name: "super", isVerbatim: true))
        object.members.append(("super", .deferred(child)))
        return child
    }

    func superEncoder(forKey key: Key) -> any Encoder {
        deferred(key)
    }

    private func deferred(_ key: Key) -> NodeEncoder {
        let child = encoder.deferred(at: place(key))
        add(.deferred(child), key)
        return child
    }

    func addAbsent(_ key: Key) {
        switch encoder.absentValues {
        case .omitted: break
        case .null: add(.null, key)
        }
    }

    @inline(__always)
    private func add(_ value: EncodedValue, _ key: Key) {
        let name = WireName.isVerbatim(Key.self) ? key.stringValue : WireName.converted(key.stringValue)
        object.members.append((name, value))
    }

    @inline(__always)
    private func place(_ key: Key) -> Place {
        .member(name: key.stringValue, isVerbatim: WireName.isVerbatim(Key.self))
    }
}
