import Contracts
import Terms

/// A trial that is over, and whether the customer paid afterwards.
struct PastTrial: Hashable, Sendable {
    /// Within how many days of its end a payment counts as its success (DOMAIN §5).
    static let conversionDays = 30

    var tier: Tier
    var startedAt: Instant
    /// When it ended, by itself or because something else took its place.
    var endedAt: Instant
    var converted: Bool

    /// What staff are told of it before they grant another.
    var text: String {
        let outcome =
            converted ? "paid within \(Self.conversionDays) days of its end" : "no payment followed within \(Self.conversionDays) days"
        return "Trial of \(tier.title) from \(startedAt.date) to \(EndText(endedAt)): \(outcome)"
    }
}

extension AccountState {
    /// Trials that had ended by an instant, the latest first.
    func pastTrials(at instant: Instant) -> [PastTrial] {
        var trials: [PastTrial] = []
        for (index, entry) in tiers.entries.enumerated() {
            guard let trial = entry.value.trial, entry.effectiveAt <= instant else { continue }
            // A trial that goes on in the next entry is told there.
            let next = tiers.entries.dropFirst(index + 1).first { $0.effectiveAt <= instant }
            if let next, next.value.trial?.startedAt == trial.startedAt { continue }
            let end = min(trial.endsAt, next?.effectiveAt ?? trial.endsAt)
            guard end <= instant else { continue }
            trials.append(PastTrial(tier: trial.tier, startedAt: trial.startedAt, endedAt: end, converted: paid(after: end)))
        }
        return trials.reversed()
    }

    /// Whether a subscription collected money, or a paid invoice counted, at some time within the days after a trial's end.
    private func paid(after end: Instant) -> Bool {
        let latest = end.adding(days: PastTrial.conversionDays)
        let subscribed =
            mode(asOf: end).hasLiveSubscription
            || modes.entries.contains { $0.effectiveAt > end && $0.effectiveAt <= latest && $0.value.hasLiveSubscription }
        return subscribed || paidInvoices.contains { $0.period.startsAt <= latest && $0.period.endsAt > end }
    }
}
