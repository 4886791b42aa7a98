import Contracts

/// The demo: a believable customer base with thirteen months of facts, the same for the same seed and moment.
struct DemoWorld: Sendable {
    let size: DemoSize
    let seed: UInt64
    /// The moment that the demo leads up to; nothing in it happens later.
    let now: Instant

    /// Nothing is recorded before the start of this month, the first of the thirteen.
    var firstMonth: Month { now.month.adding(months: -12) }

    /// Each organisation is made on its own, so that a large demo is never in memory as a whole.
    func organisation(_ index: Int) -> DemoOrganisation {
        var builder = OrganisationBuilder(world: self, index: index)
        return builder.build()
    }

    func random(_ subject: DemoSubject, _ path: Int...) -> SeededRandom {
        SeededRandom(seed: seed, path: [subject.rawValue] + path.map { UInt64($0) })
    }
}

/// The first step of a path below the seed.
enum DemoSubject: UInt64 {
    case organisation = 1
    case names
    case organisationID
    case person
    case workspaceID
    case numbers
}

/// One organisation: the platform's facts about it, what staff decided about its accounts, and whether it is a partner.
struct DemoOrganisation: Sendable {
    var organisationID: OrganisationID
    var name: String
    var isPartner: Bool
    /// In order of time.
    var facts: [DemoFact]
    /// In order of time.
    var history: [AccountHistoryEntry]
}

/// A fact of the platform before it becomes a message.
struct DemoFact: Sendable {
    var id: String
    var time: Instant
    var payload: any EventPayload
}
