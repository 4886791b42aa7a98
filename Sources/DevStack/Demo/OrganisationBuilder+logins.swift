import Contracts

extension OrganisationBuilder {
    /// Some people work with the product daily, some look in, some have not been seen for months, and some never came.
    mutating func addLogins() {
        for (number, member) in people.enumerated() where member.leftAt == nil {
            if number == 0 && story == .externalLed { continue }
            switch habit(of: number) {
            case .daily: for _ in 0..<random.int(6...14) { logIn(member, daysAgo: random.int(0...29)) }
            case .occasional: for _ in 0..<random.int(1...3) { logIn(member, daysAgo: random.int(2...45)) }
            case .stale: for _ in 0..<random.int(1...2) { logIn(member, daysAgo: random.int(40...160)) }
            case .never: break
            }
        }
    }

    private enum Habit { case daily, occasional, stale, never }

    private mutating func habit(of number: Int) -> Habit {
        switch story {
        case .churned, .recentlyChurned, .canceledPaid, .trialEnded: random.pick([.stale, .stale, .occasional, .never])
        case .freeQuiet: random.pick([.stale, .occasional, .never])
        default: number < 2 ? random.pick([.daily, .daily, .occasional, .stale]) : random.pick([.daily, .occasional, .occasional, .never])
        }
    }

    /// Nobody logs in before joining.
    private mutating func logIn(_ member: SeatedPerson, daysAgo: Int) {
        let at = workingTime(daysAgo: daysAgo)
        guard at > member.joinedAt else { return }
        record(UserLoggedIn(userID: member.person.userID, at: at), at: at)
    }
}
