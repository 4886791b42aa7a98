/// Takes in one value of a document. Encoders are linked to the one above them, so that a path is put together only when it is asked for.
final class NodeEncoder: Encoder {
    let absentValues: WireJSONEncoder.AbsentValues
    private let parent: NodeEncoder?
    private let place: Place
    /// The way to an encoder that has no parent.
    private let origin: [PathComponent]
    /// Nil until something was written.
    private(set) var value: EncodedValue?

    init(absentValues: WireJSONEncoder.AbsentValues, parent: NodeEncoder?, place: Place, origin: [PathComponent] = []) {
        self.absentValues = absentValues
        self.parent = parent
        self.place = place
        self.origin = origin
    }

    var userInfo: [CodingUserInfoKey: Any] { [:] }

    var path: [PathComponent] {
        var path: [PathComponent] = []
        var encoder = self
        while let parent = encoder.parent {
            if let component = encoder.place.component { path.append(component) }
            encoder = parent
        }
        return encoder.origin + path.reversed()
    }

    var codingPath: [any CodingKey] { path.map(\.codingKey) }

    /// Asked for twice, it is the same object: a type may add its members to those of another.
    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        switch value {
        case nil:
            let object = EncodedObject()
            value = .object(object)
            return KeyedEncodingContainer(KeyedWriter(self, object))
        case .object(let object): return KeyedEncodingContainer(KeyedWriter(self, object))
        default: preconditionFailure("\(path.text): a value that is no object was written before")
        }
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        switch value {
        case nil:
            let array = EncodedArray()
            value = .array(array)
            return UnkeyedWriter(self, array)
        case .array(let array): return UnkeyedWriter(self, array)
        default: preconditionFailure("\(path.text): a value that is no array was written before")
        }
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        self
    }
}

extension NodeEncoder: SingleValueEncodingContainer {
    func encodeNil() {
        value = .null
    }

    func encode<T: JSONScalar>(_ value: T) throws {
        self.value = try scalar(value, at: .root)
    }

    func encode<T: Encodable>(_ value: T) throws {
        try write(value)
    }
}

// MARK: Writing values, whoever asks

extension NodeEncoder {
    @inline(__always)
    func scalar<T: JSONScalar>(_ value: T, at place: Place) throws -> EncodedValue {
        guard let encoded = value.encoded else {
            throw failure("\(value) cannot be written as \(T.expectation) that reads back", at: place)
        }
        return encoded
    }

    func encoded<T: Encodable>(_ value: T, at place: Place) throws -> EncodedValue {
        let child = NodeEncoder(absentValues: absentValues, parent: self, place: place)
        try child.write(value)
        return try child.finished()
    }

    /// An encoder that is handed out to be filled later. The container holds it, so it must not hold its parent in turn,
    /// and knows its way by itself.
    func deferred(at place: Place) -> NodeEncoder {
        NodeEncoder(absentValues: absentValues, parent: nil, place: .root, origin: path + [place.component].compactMap(\.self))
    }

    func write<T: Encodable>(_ value: T) throws {
        do {
            try value.encode(to: self)
        } catch let error as WireJSONError {
            throw error
        } catch EncodingError.invalidValue(_, let context) {
            throw failure(context.debugDescription)
        } catch {
            throw failure(String(describing: error))
        }
    }

    func finished() throws -> EncodedValue {
        guard let value else { throw failure("nothing was written") }
        return value
    }

    func failure(_ reason: String, at place: Place = .root) -> WireJSONError {
        let path = path + [place.component].compactMap(\.self)
        return WireJSONError(kind: .value, reason: reason, path: path.text)
    }
}
