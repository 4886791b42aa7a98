import Contracts

extension OrganisationBuilder {
    /// How the organisation's own account came to its terms.
    mutating func addBilling() {
        let start = createdAt.adding(days: random.int(2...20))
        switch story {
        case .growingSubscriber, .steadySubscriber: subscribe(to: .changemaker, .annual, at: start)
        case .monthlySubscriber: subscribe(to: .changemaker, .monthly, at: start)
        case .innovatorSubscriber: subscribe(to: .innovator, random.pick(BillingPeriod.allCases), at: start)
        case .guardianSubscriber: growIntoGuardian(from: start)
        case .pastDueSubscriber: failToPay(subscribedAt: start)
        case .discountedSubscriber:
            subscribe(to: .changemaker, .annual, at: start)
            decide(.discount(discount(.scholarship, random.pick([20, 25, 50])), on: nil, reason: "Education programme"), at: start)
        case .workspaceDiscountedSubscriber:
            subscribe(to: .changemaker, .monthly, at: start)
            decide(
                .discount(discount(.staffDiscount, 30), on: workspaces[0].workspaceID, reason: "Joint research project"),
                at: start.adding(days: 5))
        case .churned: unsubscribe(subscribedAt: start, at: workingTime(daysAgo: random.int(60...200)))
        case .recentlyChurned: unsubscribe(subscribedAt: start, at: workingTime(daysAgo: random.int(2...12)))
        case .steppedDown: stepDown(from: start)
        case .reactivated:
            unsubscribe(subscribedAt: start, at: workingTime(daysAgo: random.int(150...220)))
            subscribe(to: .innovator, .monthly, at: workingTime(daysAgo: random.int(20...90)))
        case .comped: giveAway(from: start)
        case .canceledPaid: cancel(subscribedAt: start)
        case .legacyPioneer:
            decide(.tier(.pioneer, .annual, expiresAt: nil, reason: "From the first price list"), at: start)
            addManagedBilling(from: start, .pioneer)
        case .staffDowngraded:
            decide(.tier(.guardian, .annual, paid: .comped, expiresAt: nil, reason: "Launching partner"), at: start)
            decide(
                .tier(.innovator, .annual, paid: .until, expiresAt: endOfLaunch, reason: "End of the launch"),
                at: workingTime(daysAgo: random.int(2...11)))
        case .managedPaid, .managedUnpaid, .managedLapsed: addManagedBilling(from: start)
        case .trialRunning, .trialEnding, .trialEnded: addTrial()
        case .pilotBlocked, .pilotWithinCap:
            decide(.tier(.pilot, .annual, expiresAt: nil, reason: "Pilot, paid once"), at: start)
        case .partner: subscribe(to: .changemaker, .annual, at: start)
        case .freeQuiet, .freeAtCap, .freeApproachingCap, .freeProjectedOverCap, .freeLocked, .externalLed: break
        }
    }

    /// Until when a launching partner keeps a tier.
    private var endOfLaunch: Instant { world.now.adding(days: 24).date.adding(days: 1).start }

    private mutating func failToPay(subscribedAt start: Instant) {
        subscribe(to: .changemaker, .monthly, at: start)
        let since = workingTime(daysAgo: random.int(3...25))
        subscribe(to: .changemaker, .monthly, .pastDue, at: since) { $0.pastDueSince = since }
    }

    /// What is paid for ends some days from now.
    private mutating func cancel(subscribedAt start: Instant) {
        subscribe(to: .innovator, .monthly, at: start)
        let end = world.now.adding(days: random.int(2...18))
        subscribe(to: .innovator, .monthly, .canceled, at: workingTime(daysAgo: random.int(2...11))) { $0.accessUntil = end }
    }

    private mutating func giveAway(from start: Instant) {
        decide(.tier(.changemaker, .annual, paid: .comped, expiresAt: nil, reason: "Founding customer"), at: start)
        decide(.discount(discount(.scholarship, 100), on: nil, reason: "Public interest grant"), at: start)
    }

    private mutating func stepDown(from start: Instant) {
        subscribe(to: .guardian, .annual, at: start)
        subscribe(to: .changemaker, .annual, at: workingTime(daysAgo: random.int(3...13)))
    }

    mutating func subscribe(
        to tier: Tier, _ period: BillingPeriod, _ status: SubscriptionStatus = .active, at time: Instant, for workspace: WorkspaceID? = nil,
        telling more: (inout SubscriptionChanged) -> Void = { _ in }
    ) {
        let place = workspace.map { AccountID(of: $0) } ?? AccountID(of: organisationID)
        let reference = String(place.description.prefix(8))
        var subscription = SubscriptionChanged(
            organisationID: organisationID, workspaceID: workspace, tier: tier, billingPeriod: period, status: status,
            mollieCustomerID: "cst_\(reference)", mollieSubscriptionID: "sub_\(reference)")
        more(&subscription)
        record(subscription, at: time)
    }

    mutating func decide(_ decision: AccountHistoryEntry.Decision, at time: Instant) {
        history.append(
            AccountHistoryEntry(organisationID: organisationID, workspaceID: nil, at: min(time, world.now), decision: decision))
    }

    private mutating func unsubscribe(subscribedAt start: Instant, at end: Instant) {
        subscribe(to: .changemaker, .annual, at: start)
        subscribe(to: .free, .annual, .canceled, at: end)
    }

    private mutating func growIntoGuardian(from start: Instant) {
        subscribe(to: .changemaker, .annual, at: start)
        subscribe(to: .guardian, .annual, at: start.adding(days: random.int(60...200)))
    }

    private mutating func addTrial() {
        switch story {
        case .trialEnding: decide(.trial(.guardian, months: 1, reason: "Trial before the board decides"), at: workingTime(daysAgo: 28))
        case .trialEnded:
            decide(.trial(.changemaker, months: 1, reason: "Asked for at a conference"), at: workingTime(daysAgo: random.int(33...42)))
        default:
            decide(.trial(.changemaker, months: 2, reason: "Reverse trial for a large team"), at: workingTime(daysAgo: random.int(5...30)))
        }
    }

    func discount(_ kind: Discount.Kind, _ percent: Int) -> Discount {
        Discount(kind: kind, percent: Percent(percent) ?? .zero)
    }
}
