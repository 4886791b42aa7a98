import Contracts
import WireJSON

/// One line of a file that is imported, as it stands there.
public struct ImportText: Sendable {
    private static let decoder = WireJSONDecoder()

    private let bytes: [UInt8]
    /// When it is imported.
    public let now: Instant

    public init(_ bytes: [UInt8], now: Instant) {
        self.bytes = bytes
        self.now = now
    }

    public func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Self.decoder.decode(type, from: bytes) }

    /// The kind of the line, once all its fields are known to be of that kind. Throws `ImportFault`, or `WireJSONError`.
    public func kind<Kind: LineKind>(_ type: Kind.Type) throws -> Kind {
        guard case .object(let members) = try decode(JSONValue.self) else { throw ImportFault("expected one JSON object") }
        guard case .string(let name)? = members["kind"] else { throw ImportFault("kind is needed") }
        guard let kind = Kind(rawValue: name) else {
            throw ImportFault("kind has to be one of \(Kind.allCases.map(\.rawValue).joined(separator: ", ")), not \(name.prefix(64))")
        }
        if let unknown = members.keys.sorted().first(where: { !kind.fields.contains($0) }) {
            throw ImportFault("\(unknown.prefix(64)) is no field of the kind \(name)")
        }
        for field in kind.fieldsToName where members[field] == nil { throw ImportFault("\(field) is needed, or null for its end") }
        for (field, known) in Kind.innerFields {
            for inner in members[field]?.parts ?? [] {
                guard let unknown = inner.keys.sorted().first(where: { !known.contains($0) }) else { continue }
                throw ImportFault("\(unknown.prefix(64)) is no field of \(field)")
            }
        }
        return kind
    }
}

extension JSONValue {
    /// The members of an object, or those of each object of a list.
    fileprivate var parts: [[String: JSONValue]] {
        switch self {
        case .object(let members): [members]
        case .array(let items): items.flatMap(\.parts)
        case .null, .bool, .integer, .number, .string: []
        }
    }
}
