/// Adds elements to one array.
struct UnkeyedWriter: UnkeyedEncodingContainer {
    private let encoder: NodeEncoder
    private let array: EncodedArray

    init(_ encoder: NodeEncoder, _ array: EncodedArray) {
        self.encoder = encoder
        self.array = array
    }

    var codingPath: [any CodingKey] { encoder.codingPath }
    var count: Int { array.elements.count }

    func encodeNil() {
        array.elements.append(.null)
    }

    func encode<T: JSONScalar>(_ value: T) throws {
        array.elements.append(try encoder.scalar(value, at: .element(count)))
    }

    func encode<T: Encodable>(_ value: T) throws {
        array.elements.append(try encoder.encoded(value, at: .element(count)))
    }

    func nestedContainer<NestedKey: CodingKey>(keyedBy type: NestedKey.Type) -> KeyedEncodingContainer<NestedKey> {
        deferred().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        deferred().unkeyedContainer()
    }

    func superEncoder() -> any Encoder {
        deferred()
    }

    private func deferred() -> NodeEncoder {
        let child = encoder.deferred(at: .element(count))
        array.elements.append(.deferred(child))
        return child
    }
}
