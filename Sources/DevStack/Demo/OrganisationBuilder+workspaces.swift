import Contracts

extension OrganisationBuilder {
    /// The first workspace has everyone; each later one a part of them, with an administrator of its own.
    mutating func addWorkspaces() {
        let count = random.int(profile.workspaces)
        for number in 0..<count {
            let openedAt = number == 0 ? createdAt : random.instant(from: createdAt, to: world.now.adding(days: -20))
            let workspace = openWorkspace(number: number, openedAt: openedAt)
            let members = number == 0 ? people : people.filter { _ in random.chance(percent: 55) } + [people[number % people.count]]
            seat(members, in: workspace, isFirst: number == 0)
            inviteAndSupport(in: workspace)
            workspaces.append(workspace)
        }
        retireAWorkspace()
    }

    private mutating func openWorkspace(number: Int, openedAt: Instant) -> DemoWorkspace {
        let subject = Self.subjects[(index + number * 7) % Self.subjects.count]
        let workspace = DemoWorkspace(
            workspaceID: workspaceID(number), name: subject, createdAt: max(openedAt, createdAt), usageContext: .internal,
            usage: profile.usage, seats: people.count)
        record(fact(about: workspace), at: workspace.createdAt)
        return workspace
    }

    func workspaceID(_ number: Int) -> WorkspaceID {
        var identity = world.random(.workspaceID, index, number)
        return identity.identifier()
    }

    private mutating func fact(about workspace: DemoWorkspace) -> WorkspaceChanged {
        let paysForLogo = StoryProfile(story).people.upperBound >= 10
        return WorkspaceChanged(
            workspaceID: workspace.workspaceID, organisationID: organisationID, name: workspace.name,
            visibility: random.pick(Visibility.allCases), usageContext: .internal, createdAt: workspace.createdAt, deleted: false,
            hasCustomLogo: paysForLogo && random.chance(percent: 40))
    }

    private mutating func seat(_ members: [SeatedPerson], in workspace: DemoWorkspace, isFirst: Bool) {
        var seated: Set<UserID> = []
        for member in members where seated.insert(member.person.userID).inserted {
            let number = seated.count - 1
            let role: WorkspaceRole =
                switch number {
                case 0: .owner
                case 1: .admin
                case 4: .billing
                default: random.pick([.member, .member, .member, .member, .external, .observer])
                }
            let joinedAt = max(member.joinedAt, workspace.createdAt)
            if let leftAt = member.leftAt, leftAt <= joinedAt { continue }
            let isInherited = !isFirst && number > 1 && random.chance(percent: 12)
            let membership = MembershipChanged(
                workspaceID: workspace.workspaceID, organisationID: organisationID, userID: member.person.userID, role: role,
                state: .active, joinedAt: joinedAt, source: isInherited ? .inherited : .direct)
            record(membership, at: joinedAt)
            if let leftAt = member.leftAt {
                var removal = membership
                removal.state = .removed
                record(removal, at: leftAt)
            }
        }
    }

    /// Invitations that nobody has answered yet, and now and then a support visit of staff.
    private mutating func inviteAndSupport(in workspace: DemoWorkspace) {
        if people.count > 3, random.chance(percent: 30) {
            let guest = person(500 + workspaces.count)
            let invitedAt = max(workspace.createdAt, workingTime(daysAgo: random.int(1...40)))
            record(
                MembershipChanged(
                    workspaceID: workspace.workspaceID, organisationID: organisationID, invitedEmail: guest.email, role: .member,
                    state: .pending, joinedAt: invitedAt, source: .direct),
                at: invitedAt)
        }
        if random.chance(percent: 8) {
            let supporter = DemoStaff.supporter(world)
            let visitedAt = max(workspace.createdAt, workingTime(daysAgo: random.int(1...60)))
            record(
                MembershipChanged(
                    workspaceID: workspace.workspaceID, organisationID: organisationID, userID: supporter, role: .admin, state: .active,
                    joinedAt: visitedAt, source: .staffSupport),
                at: visitedAt)
        }
    }

    private mutating func retireAWorkspace() {
        guard workspaces.count > 2, random.chance(percent: 25), let workspace = workspaces.popLast() else { return }
        var last = fact(about: workspace)
        last.deleted = true
        record(last, at: random.instant(from: workspace.createdAt.adding(days: 5), to: world.now))
    }

    private static let subjects = [
        "Wijkgesprekken", "Medewerkersonderzoek", "Burgerberaad", "Klantpanel", "Leerlingen aan het woord", "Omgevingsvisie",
        "Cliëntenraad", "Mobiliteitsplan", "Energietransitie", "Listening sessions", "Jongerenraad", "Strategiedagen", "Evaluatie zorg",
        "Bürgerdialog", "Research interviews", "Toekomst binnenstad", "Vrijwilligers", "Onboarding", "Ateliers citoyens", "Woonvisie",
    ]
}

/// People of dembrane who occur in the demo.
enum DemoStaff {
    static let accountManagers = ["marloes@dembrane.com", "tobias@dembrane.com", "ilse@dembrane.com"]

    static func supporter(_ world: DemoWorld) -> UserID {
        DemoPerson(world: world, organisation: 0, number: 900).userID
    }
}
