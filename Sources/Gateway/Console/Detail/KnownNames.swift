import Contracts
import Database

/// What ids in events stand for, as far as a page knows it.
struct KnownNames: Sendable {
    var people: [UserID: String] = [:]
    var organisations: [OrganisationID: String] = [:]

    /// The organisations between which the records tell of a handoff.
    static func organisations(in records: [AuditRecord], _ connection: Connection) throws -> [OrganisationID: String] {
        let ids = records.map(HandoverWords.init).flatMap(\.organisations)
        let names = try Set(ids).map { ($0, try OrganisationNames.name(of: $0, connection)) }
        return Dictionary(uniqueKeysWithValues: names.compactMap { id, name in name.map { (id, $0) } })
    }
}
