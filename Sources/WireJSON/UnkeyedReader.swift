import CJansson

/// The elements of one array, one after the other. An element that fails to decode is not passed over.
struct UnkeyedReader: UnkeyedDecodingContainer {
    private let decoder: NodeDecoder
    private let elementCount: Int
    private(set) var currentIndex = 0

    init(_ decoder: NodeDecoder) {
        self.decoder = decoder
        elementCount = json_array_size(decoder.node)
    }

    var codingPath: [any CodingKey] { decoder.codingPath }
    var count: Int? { elementCount }
    var isAtEnd: Bool { currentIndex >= elementCount }

    mutating func decodeNil() throws -> Bool {
        guard try element().pointee.type == JSON_NULL else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<T: JSONScalar>(_ type: T.Type) throws -> T {
        let value = try decoder.scalar(type, element(), at: .element(currentIndex))
        currentIndex += 1
        return value
    }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        let value = try decoder.value(type, element(), at: .element(currentIndex))
        currentIndex += 1
        return value
    }

    mutating func nestedContainer<NestedKey: CodingKey>(keyedBy type: NestedKey.Type) throws -> KeyedDecodingContainer<NestedKey> {
        try next { try $0.container(keyedBy: type) }
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try next { try $0.unkeyedContainer() }
    }

    mutating func superDecoder() throws -> any Decoder {
        try next { $0 }
    }

    private mutating func next<Container>(_ open: (NodeDecoder) throws -> Container) throws -> Container {
        let container = try open(decoder.child(element(), at: .element(currentIndex)))
        currentIndex += 1
        return container
    }

    private func element() throws -> JSONNode {
        guard let node = json_array_get(decoder.node, currentIndex) else {
            throw decoder.failure(.shape, "missing", at: .element(currentIndex))
        }
        return node
    }
}
