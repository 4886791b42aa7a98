import Contracts
import Database
import EventKit
import ServiceKit

/// Takes in the dated past of an existing customer base. The whole file is understood before anything changes.
enum HistoryImport {
    static let importer = ServiceImporter { lines, work in
        let understood = try understand(lines, now: work.now)
        let accounts = Dictionary(grouping: understood) { $0.identity.accountID }
        var eventCount = 0
        // In the order of the accounts' first lines, so that a file always has the same outcome.
        for account in accounts.values.sorted(by: { $0[0].number < $1[0].number }) { eventCount += try take(account, work) }
        return "read \(understood.count) lines about \(accounts.count) accounts: \(eventCount) new events"
    }

    /// Throws `ImportFaults` with all that is wrong, line by line.
    private static func understand(_ lines: [[UInt8]], now: Instant) throws -> [ImportLine] {
        var understood: [ImportLine] = []
        var faults: [String] = []
        var firstLines: [AccountID: ImportLine] = [:]
        for (index, bytes) in lines.enumerated() where !isBlank(bytes) {
            do {
                let line = try ImportLine(bytes, number: index + 1, now: now)
                let first = firstLines[line.identity.accountID] ?? line
                firstLines[line.identity.accountID] = first
                try ImportFault.check(
                    first.identity == line.identity, "organisation_id is not the one that line \(first.number) names for this workspace")
                understood.append(line)
            } catch let fault as ImportFault {
                faults.append("line \(index + 1): \(fault.reason)")
            }
        }
        guard faults.isEmpty else { throw ImportFaults(faults) }
        return understood
    }

    /// Takes in the lines of one account by their dates and answers how many events they came to.
    private static func take(_ lines: [ImportLine], _ work: UnitOfWork) throws -> Int {
        let dated = lines.sorted { ($0.terms.at, $0.number) < ($1.terms.at, $1.number) }
        guard let first = dated.first else { return 0 }
        let id = first.identity.accountID.description
        let opened = try work.execute(OpenAccount(identity: first.identity), on: id, at: first.terms.at).events.count
        let command = ImportHistory(past: dated.map(\.terms))
        return opened + (try work.execute(command, on: id, at: first.terms.at).events.count)
    }

    private static func isBlank(_ line: [UInt8]) -> Bool {
        line.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
    }
}
