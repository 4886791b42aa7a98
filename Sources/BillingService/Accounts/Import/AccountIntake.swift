import Contracts
import EventKit
import EventSourcing
import ServiceKit

/// Takes in the lines of one account by their dates.
struct AccountIntake {
    private let lines: [ImportLine]
    private let work: UnitOfWork

    /// - Parameter lines: all those of one account.
    init(_ lines: [ImportLine], _ work: UnitOfWork) {
        self.lines = lines.sorted { ($0.content.at, $0.content.rank, $0.number) < ($1.content.at, $1.content.rank, $1.number) }
        self.work = work
    }

    /// Answers how many events they came to. Throws `LineFault` for the first line that goes against what is known.
    func take() throws -> Int {
        guard let first = lines.first else { return 0 }
        let id = first.identity.accountID.description
        var count = try work.execute(OpenAccount(identity: first.identity), on: id, at: first.content.at).events.count
        count += try takeTerms(of: id)
        for line in lines { count += try LineFault.naming(line.number) { try take(line) } }
        return count
    }

    /// What is of the account itself is decided at once, since one line is judged by the others.
    private func takeTerms(of account: String) throws -> Int {
        var past: [ImportedTerms] = []
        var told: [ImportLine] = []
        for line in lines {
            guard case .terms(let terms) = line.content else { continue }
            past.append(terms)
            told.append(line)
        }
        guard let first = past.first else { return 0 }
        do {
            return try work.execute(ImportHistory(past: past, importedAt: work.now), on: account, at: first.at).events.count
        } catch let refusal as ImportedTermsRefusal {
            throw LineFault(line: told[refusal.index].number, ImportFault(refusal.rejection))
        }
    }

    private func take(_ line: ImportLine) throws -> Int {
        switch line.content {
        case .terms: return 0
        case .billingDetails(let details, let reason, let instant):
            let command = ImportBillingDetails(account: line.identity, details: details, reason: reason)
            return try work.execute(command, on: line.identity.accountID.description, at: instant).events.count
        case .upgradeRequest(let request): return try UpgradeRequestIntake(work: work).take(request)
        case .payment(let payment): return try PaymentIntake(work: work).take(payment, of: line.identity)
        }
    }
}
