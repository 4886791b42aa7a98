import Contracts
import EventSourcing

/// What a referral has earned its partner, and what of that was paid out.
///
/// What accrues is at every moment the lesser of the cap and the sum of all shares, so that a payment that goes back first takes what the cap had
/// left over. A balance that was imported stands for all shares up to its day.
struct KickbackLedger: Sendable, Equatable {
    /// A payment of the client, whatever is known of it.
    struct Place: Hashable, Sendable {
        let kind: KickbackSource.Kind
        let id: ShortText
    }

    /// What a partner was paid at once.
    struct Payout: Sendable, Equatable {
        let amount: Cents
        let paidOn: LocalDate
        let recordedAt: Instant
    }

    /// Those after the day of the newest balance that was imported.
    private(set) var sources: [Place: KickbackSource] = [:]
    /// The balances that were imported, by their days.
    private(set) var balances: [LocalDate: KickbackBalance] = [:]
    /// Of all payments together.
    private(set) var uncapped = Cents.zero
    private(set) var accrued = Cents.zero
    private(set) var paidOut = Cents.zero
    /// Those that stand, by their references.
    private(set) var payouts: [String: Payout] = [:]

    /// Negative where more was paid out than is left after a payment went back.
    var balance: Cents { accrued - paidOut }

    /// The imported one that holds.
    var newestBalance: KickbackBalance? { balances.values.max { $0.asOf < $1.asOf } }
    var hasCounted: Bool { !sources.isEmpty || !balances.isEmpty }

    /// Whether an imported balance tells what was paid on a day, and what of that went back.
    func isSettled(_ day: LocalDate) -> Bool { newestBalance.map { day <= $0.asOf } ?? false }

    /// What was paid out up to a day, that day included.
    func paidOut(by day: LocalDate) -> Cents {
        payouts.values.filter { $0.paidOn <= day }.reduce(.zero) { $0 + $1.amount }
    }

    /// The sum once a balance stands for the payments up to its day.
    func uncapped(with balance: KickbackBalance) -> Cents {
        sources.values.filter { $0.paidOn > balance.asOf }.reduce(balance.accruedCents) { $0 + $1.kickbackCents }
    }

    /// What accrues of a sum of shares.
    static func accrued(of uncapped: Cents, cap: Cents?) -> Cents { min(uncapped, cap ?? Cents.range.upperBound) }

    /// The sum once this payment stands as it does here.
    func uncapped(with source: KickbackSource) -> Cents {
        uncapped - (sources[source.place]?.kickbackCents ?? .zero) + source.kickbackCents
    }

    fileprivate mutating func take(_ event: KickbackAccrued) {
        if let source = event.source {
            uncapped = uncapped(with: source)
            sources[source.place] = source
        }
        if let balance = event.balance {
            uncapped = uncapped(with: balance)
            sources = sources.filter { $0.value.paidOn > balance.asOf }
            balances[balance.asOf] = balance
        }
        accrued = event.accruedCents
    }

    fileprivate mutating func take(_ event: KickbackPaidOut) {
        paidOut = event.paidOutCents
        payouts[event.reference] = Payout(amount: event.amountCents, paidOn: event.paidOn, recordedAt: event.effectiveAt)
    }

    fileprivate mutating func take(_ event: KickbackPayoutWithdrawn) {
        paidOut = event.paidOutCents
        payouts[event.reference] = nil
    }
}

extension KickbackSource {
    var place: KickbackLedger.Place { KickbackLedger.Place(kind: kind, id: id) }
}

extension KickbackAccrued: StreamEvent {
    public func evolve(_ state: inout ReferralState) {
        state.ledger.take(self)
    }
}

extension KickbackPayoutWithdrawn: StreamEvent {
    public func evolve(_ state: inout ReferralState) {
        state.ledger.take(self)
    }
}

extension KickbackPaidOut: StreamEvent {
    public func evolve(_ state: inout ReferralState) {
        state.ledger.take(self)
        if isImported { state.imported?.payouts[reference] = state.ledger.payouts[reference] }
    }
}
