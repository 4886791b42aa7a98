import Contracts

/// How a self-serve subscription stands, as the platform told it last: also one that is only ordered, or canceled.
struct SubscriptionStanding: Sendable, Equatable {
    var status: SubscriptionStatus
    /// Past due or pending: since when.
    var since: Instant?
    /// Canceled: until when it is paid.
    var until: Instant?
    /// Since when its price could not be brought in line with the seats.
    var repriceFailedAt: Instant?
    /// Seats that are paid for in the running period.
    var provisionedSeats: Int?
}

/// The standings of an account by the time from which they hold; of two of one time the one that billing wrote later.
struct SubscriptionStandings: Sendable {
    struct Entry: Sendable {
        var effectiveAt: Instant
        var position: Int64
        var standing: SubscriptionStanding
    }

    private let entries: [Entry]

    init(_ entries: [Entry] = []) {
        self.entries = entries.sorted { ($0.effectiveAt, $0.position) < ($1.effectiveAt, $1.position) }
    }

    /// How it stood. Past due since the platform says so, or since the first of the facts in a row that told it.
    func inForce(_ asOf: AsOf) -> SubscriptionStanding? {
        let known = entries.filter { asOf.reaches($0.effectiveAt) }
        guard let newest = known.last else { return nil }
        var standing = newest.standing
        switch standing.status {
        case .active, .canceled: standing.since = nil
        case .pending, .pastDue:
            let first = known.reversed().prefix { $0.standing.status == standing.status }.last
            standing.since = standing.since ?? first?.standing.since ?? first?.effectiveAt
        }
        return standing
    }
}
