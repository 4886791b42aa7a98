import CJansson

/// Reads one value of a document. Decoders are linked to the one above them, so that a path is put together only when it is asked for.
final class NodeDecoder: Decoder {
    let document: Document
    let node: JSONNode
    private let parent: NodeDecoder?
    private let place: Place

    init(_ document: Document, _ node: JSONNode, parent: NodeDecoder?, place: Place) {
        self.document = document
        self.node = node
        self.parent = parent
        self.place = place
    }

    var userInfo: [CodingUserInfoKey: Any] { [:] }

    var path: [PathComponent] {
        var path: [PathComponent] = []
        var decoder: NodeDecoder? = self
        while let current = decoder {
            if let component = current.place.component { path.append(component) }
            decoder = current.parent
        }
        return path.reversed()
    }

    var codingPath: [any CodingKey] { path.map(\.codingKey) }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard node.pointee.type == JSON_OBJECT else { throw mismatch("object") }
        return KeyedDecodingContainer(KeyedReader(self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard node.pointee.type == JSON_ARRAY else { throw mismatch("array") }
        return UnkeyedReader(self)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        self
    }

    private func mismatch(_ expected: String) -> WireJSONError {
        failure(.shape, "expected \(expected), found \(typeName(of: node))")
    }
}

extension NodeDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool {
        node.pointee.type == JSON_NULL
    }

    func decode<T: JSONScalar>(_ type: T.Type) throws -> T {
        guard let value = T(node, in: document) else { throw failure(.shape, T.mismatch(node, in: document)) }
        return value
    }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        try value(type)
    }
}

// MARK: Reading values, whoever asks

extension NodeDecoder {
    @inline(__always)
    func scalar<T: JSONScalar>(_ type: T.Type, _ child: JSONNode, at place: Place) throws -> T {
        guard let value = T(child, in: document) else { throw failure(.shape, T.mismatch(child, in: document), at: place) }
        return value
    }

    func value<T: Decodable>(_ type: T.Type, _ child: JSONNode, at place: Place) throws -> T {
        try self.child(child, at: place).value(type)
    }

    func child(_ child: JSONNode, at place: Place) -> NodeDecoder {
        NodeDecoder(document, child, parent: self, place: place)
    }

    func value<T: Decodable>(_ type: T.Type) throws -> T {
        do {
            return try T(from: self)
        } catch let error as WireJSONError {
            throw error
        } catch let error as DecodingError {
            if let given = String(node), let reason = EnumerationWords.mismatch(given, type) { throw failure(.value, reason) }
            throw failure(error)
        } catch {
            // The type has its own opinion about its values, and says so in its own words.
            throw failure(.value, String(describing: error))
        }
    }
}

// MARK: Errors

extension NodeDecoder {
    func failure(_ kind: WireJSONError.Kind, _ reason: String, at place: Place = .root) -> WireJSONError {
        failure(kind, reason, path: path + [place.component].compactMap(\.self))
    }

    private func failure(_ error: DecodingError) -> WireJSONError {
        switch error {
        case .dataCorrupted(let context): failure(.value, context)
        case .keyNotFound(let key, let context): failure(.shape, context, PathComponent(key))
        case .typeMismatch(_, let context), .valueNotFound(_, let context): failure(.shape, context)
        @unknown default: failure(.value, String(describing: error))
        }
    }

    private func failure(
        _ kind: WireJSONError.Kind, _ context: DecodingError.Context, _ missing: PathComponent? = nil
    ) -> WireJSONError {
        // A type that reports no path of its own is wrong where we are.
        let reported = context.codingPath.map(PathComponent.init)
        let path = reported.starts(with: path) ? reported : path
        return failure(kind, context.debugDescription, path: path + [missing].compactMap(\.self))
    }

    private func failure(_ kind: WireJSONError.Kind, _ reason: String, path: [PathComponent]) -> WireJSONError {
        let (line, column) = ErrorLocator.locate(path, in: document.text)
        return WireJSONError(kind: kind, reason: reason, line: line, column: column, path: path.text)
    }
}
