import Contracts
import EventSourcing
import Invoicing

/// Issues an invoice to a managed account (DOMAIN §10). It grants nothing; whoever pays it makes the account paying.
struct IssueInvoice: AccountCommand {
    let invoiceID: InvoiceID
    /// The next one of its series, taken in the transaction of the command.
    let number: DocumentNumber
    let order: InvoiceOrder
    let facts: InvoiceFacts
    /// By which the customer looks at it.
    let link: DownloadLink

    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        let draft = try draft(of: decision.state, at: now)
        decision.append(
            InvoiceIssued(
                of: decision.identity, invoiceID: invoiceID, purpose: draft.purpose, tier: draft.tier, billingPeriod: draft.billingPeriod,
                seats: draft.seats, document: InvoiceDocument(draft.invoice, draft.decision)))
        decision.set(link, of: invoiceID, number.text)
    }

    func draft(of account: AccountState, at now: Instant) throws -> InvoiceDraft {
        try InvoiceDraft(order, of: account, facts, number: number, on: now.date)
    }

    func warnings(of account: AccountState, at now: Instant) -> [TermsWarning] {
        guard let draft = try? draft(of: account, at: now), draft.purpose == .period else { return [] }
        let overlapping = account.standingInvoices.filter { $0.purpose == .period && $0.period.map(draft.invoice.period.overlaps) == true }
        return overlapping.isEmpty ? [] : [.overlap(draft.invoice.period, with: overlapping.map(\.number))]
    }

    /// The draft in words. What makes a draft impossible is told by the command itself.
    func notes(of account: AccountState, at now: Instant) -> [TermsEffect] {
        guard let draft = try? draft(of: account, at: now) else { return [] }
        return draft.words.map { TermsEffect(kind: .noted, feature: "invoice", workspaces: 0, description: $0) }
    }
}

extension InvoiceIssued: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        state.invoices[invoiceID] = InvoiceState(self)
        if let issuedIn { state.issuedIn[invoiceID] = issuedIn }
    }
}

extension TermsWarning {
    static func overlap(_ period: InvoicePeriod, with numbers: [String]) -> TermsWarning {
        TermsWarning(
            code: .overlap,
            text: "Some days from \(period.firstDay) to \(period.lastDay) are invoiced already, by \(numbers.joined(separator: ", "))")
    }
}
