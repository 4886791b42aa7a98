import EventKit
import ServiceKit
import WireJSON

extension ServiceHarness {
    /// Imports a file of such lines as the command does, whose changes have no consequences, and answers what it says.
    @discardableResult
    public func importLines(_ lines: [JSONValue]) throws -> String {
        guard let importer = definition.importer else { throw ImportFaults(["\(definition.name) has nothing to import"]) }
        let changes = ChangePath(database: runtime.database, source: definition.source, projections: definition.projections, time: time)
        let texts = try lines.map { try WireJSONEncoder().encode($0) }
        return try changes.run { try importer.run(texts, $0) }
    }

    /// What is wrong with such lines; nothing where they are taken in.
    public func importFaults(_ lines: [JSONValue]) throws -> [String] {
        do {
            try importLines(lines)
            return []
        } catch let faults as ImportFaults {
            return faults.faults
        }
    }
}

extension JSONValue {
    /// The object with fields that are other ones, or where they are nil are missing.
    public func with(_ changes: [String: JSONValue?]) -> JSONValue {
        guard case .object(var members) = self else { return self }
        for (field, value) in changes { members[field] = value }
        return .object(members)
    }
}
