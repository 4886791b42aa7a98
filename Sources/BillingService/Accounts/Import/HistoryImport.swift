import Contracts
import Database
import EventKit
import ServiceKit

/// Takes in the dated past of an existing customer base. The whole file is understood before anything changes.
enum HistoryImport {
    /// - Parameter seller: who has issued the invoices of the past.
    static func importer(_ seller: SellerSettings) -> ServiceImporter {
        ServiceImporter { lines, work in
            let understood = try understand(lines, seller, work)
            let accounts = Dictionary(grouping: understood) { $0.identity.accountID }
            // In the order of the accounts' first lines, so that a file always has the same outcome.
            let inOrder = accounts.values.sorted { $0[0].number < $1[0].number }
            let eventCount = try ImportFile.take(inOrder) { try AccountIntake($0, work).take() }
            let gaps = NumberGap.names(try NumberGap.ofThePast(work.connection))
            return "read \(understood.count) lines about \(accounts.count) accounts: \(eventCount) new events"
                + (gaps.map { "; numbers that the past left out: \($0)" } ?? "")
        }
    }

    /// Throws `ImportFaults` with all that is wrong, line by line.
    private static func understand(_ lines: [[UInt8]], _ seller: SellerSettings, _ work: UnitOfWork) throws -> [ImportLine] {
        var firstLines: [AccountID: ImportLine] = [:]
        var numbers = ImportedNumbers(connection: work.connection)
        return try ImportFile.understand(lines, at: work.now) { text, number in
            let line = try ImportLine(ImportSource(text: text, seller: seller), number: number)
            let first = firstLines[line.identity.accountID] ?? line
            firstLines[line.identity.accountID] = first
            try ImportFault.check(
                first.identity == line.identity, "organisation_id is not the one that line \(first.number) names for this workspace")
            try numbers.check(line)
            return line
        }
    }
}
