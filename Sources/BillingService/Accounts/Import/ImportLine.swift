import Contracts
import EventSourcing
import WireJSON

/// One line of an imported history, understood.
struct ImportLine {
    /// Its place in the file, from 1.
    let number: Int
    let identity: AccountIdentity
    let terms: ImportedTerms

    private static let decoder = WireJSONDecoder()

    /// Throws `ImportFault` with the reason why the line can't be taken in.
    init(_ bytes: [UInt8], number: Int, now: Instant) throws {
        self.number = number
        do {
            let kind = try Self.kind(try Self.decoder.decode(JSONValue.self, from: bytes))
            let fields = try Self.decoder.decode(ImportFields.self, from: bytes)
            identity = fields.identity
            terms = try fields.terms(kind, now: now)
        } catch let error as WireJSONError {
            throw ImportFault(Self.reason(error))
        } catch let fault as TextFault {
            throw ImportFault("reason: \(fault)")
        } catch let rejection as Rejection {
            throw ImportFault(rejection.description)
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
            guard case .object(let inner)? = members[field], let unknown = inner.keys.sorted().first(where: { !known.contains($0) }) else {
                continue
            }
            throw ImportFault("\(unknown.prefix(64)) is no field of \(field)")
        }
        return kind
    }

    /// A line of a file has one line for the reader, so only the column says where.
    private static func reason(_ error: WireJSONError) -> String {
        let place = error.column.map { " (column \($0))" } ?? ""
        return "\(error.path.isEmpty ? "" : "\(error.path): ")\(error.reason)\(place)"
    }
}
