import Contracts
import Terms

/// A trial that is over, and what became of it.
struct PastTrial: Hashable, Sendable {
    var tier: Tier
    var startedAt: Instant
    /// When it ended, by itself or because something else took its place.
    var endedAt: Instant
    /// The account was paying within the days after the end that count.
    var converted: Bool
    /// Those days aren't over yet.
    var isOpen: Bool

    /// What staff are told of it before they grant another.
    var text: String {
        let outcome =
            converted
            ? "paid within \(TrialConversion.days) days of its end"
            : isOpen ? "not paid so far" : "no payment followed within \(TrialConversion.days) days"
        return "Trial of \(tier.title) from \(startedAt.date) to \(EndText(endedAt)): \(outcome)"
    }
}

extension AccountState {
    /// Trials that had ended by an instant, the latest first.
    func pastTrials(at now: Instant) -> [PastTrial] {
        var trials: [PastTrial] = []
        for (index, entry) in tiers.entries.enumerated() {
            guard let trial = entry.value.trial, entry.effectiveAt <= now else { continue }
            // A trial that goes on in the next entry is told there.
            let next = tiers.entries.dropFirst(index + 1).first { $0.effectiveAt <= now }
            if let next, next.value.trial?.startedAt == trial.startedAt { continue }
            let end = min(trial.endsAt, next?.effectiveAt ?? trial.endsAt)
            guard end <= now else { continue }
            let paid = TrialConversion.instant(after: end, by: now, turningPoints: turningPoints) { asOf($0).revenueClass(at: $0) }
            trials.append(
                PastTrial(
                    tier: trial.tier, startedAt: trial.startedAt, endedAt: end, converted: paid != nil,
                    isOpen: end > TrialConversion.newestDecidedEnd(at: now)))
        }
        return trials.reversed()
    }

    /// When another class may come to hold.
    private var turningPoints: [Instant] {
        tiers.entries.map(\.effectiveAt) + modes.entries.map(\.effectiveAt) + accountDiscounts.entries.map(\.effectiveAt)
            + discountsByWorkspace.values.flatMap { $0.entries.map(\.effectiveAt) } + paidInvoices.map(\.period.startsAt)
    }
}
