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
            var eventCount = 0
            var faults: [(line: Int, reason: String)] = []
            // In the order of the accounts' first lines, so that a file always has the same outcome.
            for account in accounts.values.sorted(by: { $0[0].number < $1[0].number }) {
                let intake = AccountIntake(account, work)
                do { eventCount += try intake.take() } catch let fault as LineFault { faults.append((fault.line, fault.reason)) }
            }
            guard faults.isEmpty else { throw ImportFaults(faults.sorted { $0.line < $1.line }.map { "line \($0.line): \($0.reason)" }) }
            let gaps = NumberGap.names(try NumberGap.ofThePast(work.connection))
            return "read \(understood.count) lines about \(accounts.count) accounts: \(eventCount) new events"
                + (gaps.map { "; numbers that the past left out: \($0)" } ?? "")
        }
    }

    /// Throws `ImportFaults` with all that is wrong, line by line.
    private static func understand(_ lines: [[UInt8]], _ seller: SellerSettings, _ work: UnitOfWork) throws -> [ImportLine] {
        var understood: [ImportLine] = []
        var faults: [String] = []
        var firstLines: [AccountID: ImportLine] = [:]
        var numbers = ImportedNumbers(connection: work.connection)
        for (index, bytes) in lines.enumerated() where !isBlank(bytes) {
            do {
                let line = try ImportLine(ImportSource(bytes: bytes, now: work.now, seller: seller), number: index + 1)
                let first = firstLines[line.identity.accountID] ?? line
                firstLines[line.identity.accountID] = first
                try ImportFault.check(
                    first.identity == line.identity, "organisation_id is not the one that line \(first.number) names for this workspace")
                try numbers.check(line)
                understood.append(line)
            } catch let fault as ImportFault {
                faults.append("line \(index + 1): \(fault.reason)")
            }
        }
        guard faults.isEmpty else { throw ImportFaults(faults) }
        return understood
    }

    private static func isBlank(_ line: [UInt8]) -> Bool {
        line.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
    }
}
