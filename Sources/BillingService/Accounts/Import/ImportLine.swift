import Contracts
import EventSourcing
import WireJSON

/// One line of an imported history, understood.
struct ImportLine {
    /// Its place in the file, from 1.
    let number: Int
    let identity: AccountIdentity
    let content: ImportContent

    /// Throws `ImportFault` with the reason why the line can't be taken in.
    init(_ source: ImportSource, number: Int) throws {
        self.number = number
        do {
            let kind = try Self.kind(try source.decode(JSONValue.self))
            let fields = try source.decode(ImportFields.self)
            identity = fields.identity
            content = try fields.content(kind, source)
        } catch let error as WireJSONError {
            throw ImportFault(Self.reason(error))
        } catch let fault as TextFault {
            throw ImportFault("reason: \(fault)")
        } catch let rejection as Rejection {
            throw ImportFault(rejection)
        }
    }

    /// The kind of the line, once all its fields are known to be of that kind.
    private static func kind(_ document: JSONValue) throws -> ImportKind {
        guard case .object(let members) = document else { throw ImportFault("expected one JSON object") }
        guard case .string(let name)? = members["kind"] else { throw ImportFault("kind is needed") }
        guard let kind = ImportKind(rawValue: name) else {
            throw ImportFault(
                "kind has to be one of \(ImportKind.allCases.map(\.rawValue).joined(separator: ", ")), not \(name.prefix(64))")
        }
        if let unknown = members.keys.sorted().first(where: { !kind.fields.contains($0) }) {
            throw ImportFault("\(unknown.prefix(64)) is no field of the kind \(name)")
        }
        for field in kind.fieldsToName where members[field] == nil { throw ImportFault("\(field) is needed, or null for its end") }
        for (field, known) in ImportKind.innerFields {
            for inner in members[field]?.parts ?? [] {
                guard let unknown = inner.keys.sorted().first(where: { !known.contains($0) }) else { continue }
                throw ImportFault("\(unknown.prefix(64)) is no field of \(field)")
            }
        }
        return kind
    }

    /// A line of a file has one line for the reader, so only the column says where.
    private static func reason(_ error: WireJSONError) -> String {
        let place = error.column.map { " (column \($0))" } ?? ""
        return "\(error.path.isEmpty ? "" : "\(error.path): ")\(error.reason)\(place)"
    }
}

/// Where a line is read from, and what it is read by.
struct ImportSource {
    private static let decoder = WireJSONDecoder()

    let bytes: [UInt8]
    /// When it is imported.
    let now: Instant
    /// Who has issued the invoices of the past.
    let seller: SellerSettings

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Self.decoder.decode(type, from: bytes) }
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
