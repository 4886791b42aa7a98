import Contracts
import EventSourcing

/// The parts of an imported past beside tier and mode.
extension AccountDecision {
    mutating func importDiscount(_ discount: Discount?, on workspace: WorkspaceID?, _ terms: ImportedTerms) {
        let history = state.discountHistory(workspace)
        let previous = history.entry(asOf: terms.at)?.value ?? nil
        guard !history.contains(discount, at: terms.at) else { return }
        if let discount {
            append(
                DiscountSet(
                    of: identity, on: workspace, discount: discount,
                    previousDiscount: previous, cause: .imported, reason: terms.reason?.text, effectiveAt: terms.at)
            )
        } else if let previous {
            append(
                DiscountCleared(
                    of: identity, on: workspace,
                    previousDiscount: previous, reason: terms.reason?.text, effectiveAt: terms.at)
            )
        }
    }

    mutating func importAccountManager(_ address: AccountManagerAddress?, at instant: Instant) {
        guard !state.accountManagers.contains(address?.text, at: instant) else { return }
        append(
            AccountManagerChanged(
                of: identity, accountManager: address?.text,
                previousAccountManager: state.accountManagers.entry(asOf: instant)?.value ?? nil, effectiveAt: instant)
        )
    }

    mutating func importPaidPeriod(_ period: ImportedPaidPeriod) throws {
        guard !state.paidInvoices.contains(where: { $0.invoiceID == period.invoiceID }) else { return }
        if let invoice = state.invoices[period.invoiceID] { throw Rejection.paidPeriodOfInvoice(invoice.number) }
        append(
            InvoicePaid(
                of: identity, invoiceID: period.invoiceID,
                number: period.number, periodStart: period.firstDay, periodEnd: period.lastDay, netCents: period.netCents,
                totalCents: period.totalCents, source: period.source, reference: period.reference, receivedOn: period.receivedOn,
                cause: .imported)
        )
    }
}

extension Rejection {
    static func paidPeriodOfInvoice(_ number: String) -> Rejection {
        rule("paid-period-of-invoice", detail: "invoice \(number) of the period is imported itself: tell its payments on its line")
    }
}
