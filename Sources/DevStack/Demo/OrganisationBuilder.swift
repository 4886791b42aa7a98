import Contracts

/// Tells the story of one organisation, one concern per file.
struct OrganisationBuilder {
    let world: DemoWorld
    let index: Int
    let story: DemoStory
    let profile: StoryProfile
    let name: OrganisationName
    let organisationID: OrganisationID
    let createdAt: Instant
    var random: SeededRandom
    var people: [SeatedPerson] = []
    var workspaces: [DemoWorkspace] = []
    var facts: [DemoFact] = []
    var history: [AccountHistoryEntry] = []

    init(world: DemoWorld, index: Int) {
        self.world = world
        self.index = index
        story = DemoStory.of(organisation: index)
        profile = StoryProfile(story)
        name = OrganisationName(world: world, index: index)
        var identity = world.random(.organisationID, index)
        organisationID = identity.identifier()
        random = world.random(.organisation, index)
        createdAt = Self.workingTime(daysAgo: random.int(profile.ageDays), before: world.now, &random)
    }

    mutating func build() -> DemoOrganisation {
        addOrganisation()
        addPeople()
        addWorkspaces()
        addClientWorkspaces()
        addBilling()
        addBillingDetails()
        addRecordings()
        addLogins()
        addRequests()
        addAnswers()
        return DemoOrganisation(
            organisationID: organisationID,
            name: name.text,
            isPartner: story == .partner,
            facts: inOrderOfTime(facts),
            history: history.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
        )
    }

    /// Nothing of the demo lies in the future, whatever delay was added to it.
    mutating func record(_ payload: some EventPayload, at time: Instant) {
        facts.append(DemoFact(id: "demo-\(world.seed)-\(index)-\(facts.count)", time: min(time, world.now), payload: payload))
    }

    /// A moment of a working day, so many days ago and never after now.
    mutating func workingTime(daysAgo: Int) -> Instant {
        Self.workingTime(daysAgo: daysAgo, before: world.now, &random)
    }

    static func workingTime(daysAgo: Int, before now: Instant, _ random: inout SeededRandom) -> Instant {
        let date = now.adding(days: -daysAgo).date
        let dayOfWeek = (date.daysSince1970 + 3) % 7
        let workday = date.adding(days: dayOfWeek > 4 ? 4 - dayOfWeek : 0)
        return min(workday.start.adding(seconds: 8 * 3_600 + random.int(0...10 * 3_600)), now)
    }

    private mutating func addOrganisation() {
        var creator = person(0)
        if story == .externalLed {
            creator = DemoPerson(
                world: world, organisation: DemoStory.partnerIndex(near: index), number: DemoPerson.firstClientNumber)
        }
        record(
            OrganisationChanged(
                organisationID: organisationID, name: name.text, createdAt: createdAt, createdBy: creator.userID, deleted: false),
            at: createdAt)
        people = [SeatedPerson(person: creator, joinedAt: createdAt)]
    }

    private func inOrderOfTime(_ facts: [DemoFact]) -> [DemoFact] {
        facts.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
    }
}

/// A person with a place in the organisation.
struct SeatedPerson {
    var person: DemoPerson
    var joinedAt: Instant
    var leftAt: Instant?
}

struct DemoWorkspace {
    var workspaceID: WorkspaceID
    var name: String
    var createdAt: Instant
    var usageContext: WorkspaceChanged.UsageContext
    var usage: StoryProfile.Usage
    var seats: Int
}
