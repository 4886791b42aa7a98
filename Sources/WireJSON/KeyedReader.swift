import CJansson

/// The members of one object.
struct KeyedReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: NodeDecoder

    init(_ decoder: NodeDecoder) {
        self.decoder = decoder
    }

    var codingPath: [any CodingKey] { decoder.codingPath }

    var allKeys: [Key] {
        var keys: [Key] = []
        var iterator = json_object_iter(decoder.node)
        while let current = iterator {
            let name = UnsafeRawBufferPointer(start: json_object_iter_key(current), count: json_object_iter_key_len(current))
            if let key = WireName.key(Key.self, for: String(decoding: name, as: UTF8.self)) { keys.append(key) }
            iterator = json_object_iter_next(decoder.node, current)
        }
        return keys
    }

    func contains(_ key: Key) -> Bool {
        find(key) != nil
    }

    func decodeNil(forKey key: Key) throws -> Bool {
        try member(key).pointee.type == JSON_NULL
    }

    func decode<T: JSONScalar>(_ type: T.Type, forKey key: Key) throws -> T {
        try decoder.scalar(type, member(key), at: place(key))
    }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        try decoder.value(type, member(key), at: place(key))
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> {
        try child(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try child(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
        let place = Place.member(name: "super", isVerbatim: true)
        guard let node = json_object_get(decoder.node, "super") else { throw missing(place) }
        return decoder.child(node, at: place)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder {
        try child(key)
    }

    private func child(_ key: Key) throws -> NodeDecoder {
        try decoder.child(member(key), at: place(key))
    }

    @inline(__always)
    private func member(_ key: Key) throws -> JSONNode {
        guard let node = find(key) else { throw missing(place(key)) }
        return node
    }

    @inline(__always)
    func find(_ key: Key) -> JSONNode? {
        WireName.withBytes(of: key.stringValue, isVerbatim: WireName.isVerbatim(Key.self)) { name in
            name.withMemoryRebound(to: CChar.self) { json_object_getn(decoder.node, $0.baseAddress, $0.count) }
        }
    }

    @inline(__always)
    func place(_ key: Key) -> Place {
        .member(name: key.stringValue, isVerbatim: WireName.isVerbatim(Key.self))
    }

    private func missing(_ place: Place) -> WireJSONError {
        decoder.failure(.shape, "missing", at: place)
    }
}
