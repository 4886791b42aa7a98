import Contracts
import Database
import EventKit
import ServiceKit
import StaffAPI

/// Holds what is told of referrals against what was decided, and that against what clients have paid.
struct ReferralsCheck {
    let step: CheckStep

    func compareLedger(of id: ReferralID) throws {
        let state = try state(of: id)
        let (ledger, agreement) = (state.ledger, state.agreement)
        let uncapped = ledger.sources.values.reduce(ledger.newestBalance?.accruedCents ?? .zero) { $0 + $1.kickbackCents }
        let listed = try listed(id)
        let account = agreement?.identity.accountID
        func compare(_ figure: String, _ expected: Cents, _ found: Cents) {
            step.findings.compare(expected.inEuros, found.inEuros) {
                CheckDifference(account: account, "\(figure) of referral \(id)", expected: $0, found: $1)
            }
        }
        compare("accrued", KickbackLedger.accrued(of: uncapped, cap: agreement?.terms.capCents), listed.accrued)
        compare("paid out", ledger.paidOut, listed.paidOut)
        compare("entries", ledger.balance, try entries(of: id))
    }

    func comparePayments(of id: ReferralID) throws {
        let state = try state(of: id)
        guard let account = state.agreement?.identity.accountID else { return }
        for payment in try ClientMoney(connection: step.connection).payments(of: account) {
            for event in CountPayment(payment: payment).decide(state, at: step.now) {
                guard let source = (event as? KickbackAccrued)?.source else { continue }
                let counted = state.ledger.sources[source.place]?.kickbackCents ?? .zero
                step.findings.add(
                    CheckDifference(
                        account: account, "share of \(source.reference.text) for referral \(id)", expected: source.kickbackCents.inEuros,
                        found: counted.inEuros))
            }
        }
    }

    private func state(of id: ReferralID) throws -> ReferralState {
        try EventStore(step.connection, source: EventContext.partner.source).load(Referral.self, id: id.description).state
    }

    private func listed(_ id: ReferralID) throws -> (accrued: Cents, paidOut: Cents) {
        let sql = "SELECT accrued_cents, paid_out_cents FROM referrals WHERE referral_id = ?"
        return try step.connection.first(sql, [id.sqlValue]) { ($0.cents(0), $0.cents(1)) } ?? (.zero, .zero)
    }

    private func entries(of referral: ReferralID) throws -> Cents {
        let sql = "SELECT coalesce(sum(\(LedgerEntries.signedAmount)), 0) FROM ledger_entries WHERE referral_id = ?"
        return try step.connection.first(sql, [referral.sqlValue]) { $0.cents(0) } ?? .zero
    }
}
