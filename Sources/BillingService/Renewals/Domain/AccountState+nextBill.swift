import Contracts
import Invoicing
import Terms

extension AccountState {
    /// What the tier's next invoice would bill; nil where none can be made.
    func nextBill(_ facts: InvoiceFacts, on today: LocalDate) -> (content: BilledContent, net: Cents)? {
        guard let billed = try? BilledContent(InvoiceOrder(content: .seats(nil)), of: self, facts, on: today),
            let lines = try? billed.lines(in: .english, vat: .standard(.dutch))
        else { return nil }
        return (billed, lines.net)
    }

    /// What the next invoice, or the next interval where no invoices are sent, would ask by today's seats and discounts, without VAT; a referral's counts
    /// where it runs on the first day of it.
    func nextAmount(seatedIn: [WorkspaceID], prices: PriceList, referrals: ReferralDiscounts) -> Cents? {
        guard let renewal, tierTerms.tier.isPaid else { return nil }
        let facts = InvoiceFacts(seatedIn: seatedIn, details: nil, seller: .nothing, prices: prices, referrals: referrals)
        return nextBill(facts, on: renewal.dueOn)?.net
    }
}
