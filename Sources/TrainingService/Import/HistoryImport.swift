import Contracts
import EventKit
import EventSourcing
import ServiceKit

/// Takes in sessions and licences that another system has kept. The whole file is understood before anything changes.
enum HistoryImport {
    static let importer = ServiceImporter { lines, work in
        let understood = try ImportFile.understand(lines, at: work.now) { try ImportLine($0, number: $1, work) }
        let subjects = Dictionary(grouping: understood, by: \.subject).values.sorted { $0[0].number < $1[0].number }
        let count = try ImportFile.take(subjects) { lines in
            try lines.map { line in try LineFault.naming(line.number) { try take(line.content, work) } }.reduce(0, +)
        }
        let people = try Set(understood.flatMap(\.people)).filter { try !People.isKnown($0, work.connection) }
        let organisations = try Set(understood.map(\.organisation)).filter { try Organisations.name(of: $0, work.connection) == nil }
        return "read \(understood.count) lines about \(subjects.count) sessions and licences: \(count) new events"
            + ImportFile.unknown("people", people) + ImportFile.unknown("organisations", organisations)
    }

    /// Answers how many events it came to. Throws `Rejection`.
    private static func take(_ content: ImportLine.Content, _ work: UnitOfWork) throws -> Int {
        switch content {
        case .session(let past):
            let execution = try work.execute(ImportSession(past: past, importedAt: work.now), on: past.id.description, at: past.at)
            return try execution.events.count + FollowUpClosing(work: work).take(decided: execution.events)
        case .licence(let past):
            if let known = try LicenceTable.licence(imported: past.reference, work.connection), known != past.id {
                throw Rejection.toldOtherwise("user_id, organisation_id or completed_on")
            }
            let execution = try work.execute(
                ImportLicence(past: past, importedAt: work.now), on: past.id.description, at: past.completedOn.start)
            guard try execution.events.isEmpty || !LicenceTable.isOneOfTwo(past.id, work.connection) else { throw Rejection.licenceIsKnown }
            return try execution.events.count + FollowUpClosing(work: work).take(decided: execution.events)
        }
    }
}
