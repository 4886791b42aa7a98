/// The measures of a story: how old and how large the organisation is, and how much it records.
struct StoryProfile {
    /// What a workspace records.
    enum Usage {
        /// Conversations per person and month, at full use.
        case unlimited(ClosedRange<Int>)
        /// Percent of the cap of the tier in the current month. Before it there is only a trial of the first month: the platform counts the hours
        /// of all time.
        case capped(hours: Int, currentPercent: ClosedRange<Int>)
        /// Over the cap in the month before, and little since.
        case lockedSinceLastMonth(hours: Int)
        /// Just over the share of the month that has passed, so that the linear projection crosses the cap.
        case projectedOverCap(hours: Int)
    }

    var ageDays: ClosedRange<Int>
    var people: ClosedRange<Int>
    var workspaces: ClosedRange<Int>
    var usage: Usage

    init(_ story: DemoStory) {
        switch story {
        case .growingSubscriber: self.init(150...390, 6...16, 1...4, .unlimited(1...4))
        case .steadySubscriber, .discountedSubscriber, .workspaceDiscountedSubscriber, .comped:
            self.init(300...620, 4...12, 1...3, .unlimited(1...3))
        case .monthlySubscriber, .pastDueSubscriber: self.init(60...320, 3...9, 1...2, .unlimited(1...4))
        case .innovatorSubscriber: self.init(90...500, 2...6, 1...2, .unlimited(1...2))
        case .guardianSubscriber, .steppedDown: self.init(250...640, 10...28, 2...5, .unlimited(1...3))
        case .managedPaid, .managedUnpaid, .managedLapsed, .legacyPioneer: self.init(420...640, 12...32, 2...5, .unlimited(1...3))
        case .churned, .recentlyChurned, .staffDowngraded, .reactivated, .canceledPaid:
            self.init(300...560, 3...10, 1...2, .unlimited(0...1))
        case .trialRunning, .trialEnding: self.init(40...90, 3...9, 1...2, .unlimited(1...3))
        case .trialEnded: self.init(120...300, 2...6, 1...1, .capped(hours: 1, currentPercent: 5...40))
        case .pilotBlocked: self.init(300...600, 3...7, 1...1, .capped(hours: 10, currentPercent: 100...118))
        case .pilotWithinCap: self.init(300...600, 2...6, 1...1, .capped(hours: 10, currentPercent: 10...45))
        case .freeQuiet: self.init(40...500, 1...4, 1...1, .capped(hours: 1, currentPercent: 0...40))
        case .freeAtCap: self.init(90...400, 1...5, 1...1, .capped(hours: 1, currentPercent: 100...140))
        case .freeApproachingCap: self.init(90...400, 1...4, 1...1, .capped(hours: 1, currentPercent: 82...97))
        case .freeProjectedOverCap: self.init(90...400, 1...4, 1...1, .projectedOverCap(hours: 1))
        case .freeLocked: self.init(90...400, 2...4, 1...1, .lockedSinceLastMonth(hours: 1))
        case .partner: self.init(300...640, 5...12, 1...2, .unlimited(1...3))
        case .externalLed: self.init(30...90, 1...4, 1...1, .capped(hours: 1, currentPercent: 20...45))
        }
    }

    private init(_ ageDays: ClosedRange<Int>, _ people: ClosedRange<Int>, _ workspaces: ClosedRange<Int>, _ usage: Usage) {
        self.ageDays = ageDays
        self.people = people
        self.workspaces = workspaces
        self.usage = usage
    }
}
