import Contracts

extension DemoCharge {
    /// What Mollie collected of the first customers of each story that subscribes, and what nobody knows whose it is; the oldest first.
    static func all(of world: DemoWorld) -> [DemoCharge] {
        let indices = 0..<min(DemoStory.round.count, world.size.organisationCount)
        let charges = indices.flatMap { SubscriberCharges(world: world, index: $0)?.all ?? [] } + strangers(in: world)
        return charges.sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
    }

    /// None of a world without customers.
    private static func strangers(in world: DemoWorld) -> [DemoCharge] {
        guard world.size.organisationCount > 0 else { return [] }
        func charge(_ number: Int, _ description: String, _ euros: Int64, daysAgo: Int) -> DemoCharge {
            DemoCharge(
                id: "tr_demo\(world.seed)s\(number)", description: description, amount: .euros(euros),
                createdAt: world.now.adding(days: -daysAgo), sequence: "oneoff")
        }
        var renewal = charge(2, "Subscription", 90, daysAgo: 9)
        (renewal.sequence, renewal.customer, renewal.subscription) = ("recurring", "cst_before", "sub_before")
        return [charge(0, "Bijdrage bijeenkomst", 125, daysAgo: 16), charge(1, "Factuur 2025-4188", 1_089, daysAgo: 3), renewal]
    }
}

/// What Mollie collected of one customer of the demo.
private struct SubscriberCharges {
    /// A time in which the customer subscribed on the same terms.
    private struct Term {
        let subscription: SubscriptionChanged
        let start: Instant
        let end: Instant
        let price: Cents
        /// Whether nothing was subscribed before it.
        let isFirst: Bool
    }

    private static let renewalsKept = 4

    let world: DemoWorld
    let index: Int
    private let terms: [Term]

    /// Nil for an organisation that never subscribed.
    init?(world: DemoWorld, index: Int) {
        let facts = world.organisation(index).facts
        let people = Set(facts.compactMap { ($0.payload as? OrganisationMembershipChanged)?.userID })
        var terms: [Term] = []
        var next = world.now
        let own = facts.filter { ($0.payload as? SubscriptionChanged).map { $0.workspaceID == nil && $0.status != .pastDue } ?? false }
        for (place, fact) in own.enumerated().reversed() {
            guard let subscription = fact.payload as? SubscriptionChanged else { continue }
            let before = place > 0 ? (own[place - 1].payload as? SubscriptionChanged)?.status : nil
            let price = PriceList.standard.intervalAmount(
                subscription.tier, subscription.billingPeriod, seats: people.count, discount: .zero)
            if subscription.status == .active {
                terms.append(
                    Term(subscription: subscription, start: fact.time, end: next, price: price, isFirst: before != .active))
            }
            next = fact.time
        }
        guard !terms.isEmpty else { return nil }
        (self.world, self.index, self.terms) = (world, index, terms.reversed())
    }

    var all: [DemoCharge] {
        var latest = Array(terms.enumerated().flatMap { renewals(of: $1, number: $0) }.suffix(Self.renewalsKept))
        if let last = latest.popLast() { latest.append(aftermath(of: last)) }
        let first = terms.enumerated().filter(\.element.isFirst).map { number, term in
            charge("f\(number)", "First payment", term.price, at: term.start) { $0.sequence = "first" }
        }
        return first + latest + others
    }

    private var story: DemoStory { DemoStory.of(organisation: index) }
    /// Which one of its story in the round.
    private var number: Int { DemoStory.round.prefix(index).count { $0 == story } }
    private var latestPrice: Cents { terms.last?.price ?? .zero }

    /// Those of new terms begin with them.
    private func renewals(of term: Term, number: Int) -> [DemoCharge] {
        let days = term.subscription.billingPeriod == .annual ? 365 : 30
        let instants = stride(from: term.isFirst ? days : 0, through: 10_000, by: days).lazy.map { term.start.adding(days: $0) }
        return instants.prefix { $0 < term.end }.enumerated().map { interval, instant in
            charge("r\(number)-\(interval)", "Renewal", term.price, at: instant) {
                $0.subscription = term.subscription.mollieSubscriptionID?.text
            }
        }
    }

    /// What became of the latest renewal.
    private func aftermath(of renewal: DemoCharge) -> DemoCharge {
        var renewal = renewal
        switch (story, number) {
        case (.pastDueSubscriber, _): (renewal.status, renewal.failureReason) = (.failed, "insufficient_funds")
        case (.monthlySubscriber, 1): renewal.refunded = renewal.amount
        case (.monthlySubscriber, 2): renewal.chargedBack = renewal.amount
        case _: break
        }
        return renewal
    }

    private var others: [DemoCharge] {
        switch (story, number) {
        case (.monthlySubscriber, 0): [charge("s", "Two more seats", .euros(90), daysAgo: 12)]
        case (.pastDueSubscriber, 0):
            [charge("t", "Renewal, tried again", latestPrice, daysAgo: 1) { ($0.status, $0.kind) = (.pending, .retry) }]
        case (.innovatorSubscriber, 0): [charge("s", "One more seat", .euros(45), daysAgo: 1) { $0.status = .authorized }]
        case (.guardianSubscriber, 0), (.steadySubscriber, 0):
            [charge("m", "New way to pay", .zero, daysAgo: 20) { $0.sequence = "first" }]
        case _: []
        }
    }

    private func charge(
        _ mark: String, _ description: String, _ amount: Cents, daysAgo: Int, _ more: (inout DemoCharge) -> Void = { _ in }
    ) -> DemoCharge {
        charge(mark, description, amount, at: world.now.adding(days: -daysAgo), more)
    }

    private func charge(
        _ mark: String, _ description: String, _ amount: Cents, at instant: Instant, _ more: (inout DemoCharge) -> Void
    ) -> DemoCharge {
        var charge = DemoCharge(
            id: "tr_demo\(world.seed)n\(index)\(mark)", description: description, amount: amount, createdAt: instant,
            customer: terms.first?.subscription.mollieCustomerID?.text)
        more(&charge)
        return charge
    }
}
