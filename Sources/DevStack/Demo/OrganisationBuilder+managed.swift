import Contracts

extension OrganisationBuilder {
    /// Managed by an account manager and invoiced by the year: paid for now, not paid yet, or paid for a year that is over.
    /// - Parameter held: nil for one of those that are sold.
    mutating func addManagedBilling(from start: Instant, _ held: Tier? = nil) {
        let tier = held ?? random.pick([Tier.changemaker, .guardian, .guardian])
        let seats = people.count + random.int(0...4)
        decide(.managed(tier, .annual, seats: random.chance(percent: 50) ? seats : nil), at: start)
        decide(.accountManager(email: random.pick(DemoStaff.accountManagers)), at: start)
        let net = PriceList.standard.intervalAmount(tier, .annual, seats: seats, discount: .zero)
        for daysAgo in paidPeriodStarts() {
            let first = world.now.adding(days: -daysAgo).date
            guard first.start >= start else { continue }
            decide(
                .paidPeriod(start: first, end: first.adding(days: 364), net: net, reference: "2025-\(4_000 + index)"),
                at: first.start.adding(days: random.int(0...1)).adding(hours: 9))
        }
        if story == .managedLapsed { leaveInvoiceOpen() }
    }

    /// A training of last season that was invoiced elsewhere, and is late by some days, a month or more.
    private mutating func leaveInvoiceOpen() {
        var drawn = world.random(.numbers, index)
        let vatNumber = BuyerNumbers(of: name.country, &drawn).vatNumber
        let daysAgo = [40, 75, 110, 150][index / DemoStory.round.count % 4]
        decide(
            .openInvoice(
                number: "F\(5_000 + index)", to: .init(legalName: name.text, country: name.country.rawValue, vatID: vatNumber),
                for: "Training, one day", net: .euros(1_250)),
            at: world.now.adding(days: -daysAgo))
    }

    /// Days between the first day of a paid year and now.
    private mutating func paidPeriodStarts() -> [Int] {
        switch story {
        case .managedPaid: [random.int(30...330)]
        // Ends in one to three weeks.
        case .legacyPioneer: [random.int(344...357)]
        case .managedLapsed: [random.int(368...390)]
        default: []
        }
    }
}
