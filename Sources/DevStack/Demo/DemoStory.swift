/// What becomes of one organisation of the demo. Together the stories cover every revenue class, tier and risk category.
enum DemoStory: CaseIterable, Sendable {
    case growingSubscriber, steadySubscriber, monthlySubscriber, innovatorSubscriber, guardianSubscriber
    case pastDueSubscriber, discountedSubscriber, workspaceDiscountedSubscriber
    case churned, recentlyChurned, steppedDown, reactivated
    case managedPaid, managedUnpaid, managedLapsed
    case trialRunning, trialEnding, trialEnded
    case comped, canceledPaid, staffDowngraded, legacyPioneer
    case pilotBlocked, pilotWithinCap
    case freeQuiet, freeAtCap, freeApproachingCap, freeProjectedOverCap, freeLocked
    case partner, externalLed

    /// One round of forty organisations. A story that occurs more often is more common among customers.
    static let round: [DemoStory] = [
        .growingSubscriber, .managedPaid, .freeQuiet, .monthlySubscriber, .partner,
        .innovatorSubscriber, .pilotBlocked, .steadySubscriber, .trialRunning, .growingSubscriber,
        .churned, .externalLed, .freeAtCap, .guardianSubscriber, .managedUnpaid,
        .discountedSubscriber, .freeApproachingCap, .innovatorSubscriber, .steppedDown, .growingSubscriber,
        .comped, .monthlySubscriber, .recentlyChurned, .managedPaid, .freeLocked,
        .workspaceDiscountedSubscriber, .pilotWithinCap, .legacyPioneer, .trialEnding, .innovatorSubscriber,
        .reactivated, .freeProjectedOverCap, .pastDueSubscriber, .managedLapsed, .growingSubscriber,
        .canceledPaid, .trialEnded, .monthlySubscriber, .staffDowngraded, .guardianSubscriber,
    ]

    static func of(organisation index: Int) -> DemoStory { round[index % round.count] }

    /// The partner in whose workspace the creator of an external-led organisation is a guest: the one of the same round.
    static func partnerIndex(near index: Int) -> Int {
        let place = round.firstIndex(of: .partner) ?? 0
        return index - index % round.count + place
    }
}
