import Contracts

extension World {
    mutating func addUser() throws {
        let number = users.count
        let user = UserChanged(userID: random.id(), email: "Person\(number)@example.org", displayName: "Person \(number)")
        users.append(user)
        try say(user, at: moment())
    }

    mutating func addOrganisation() throws {
        let id: OrganisationID = random.id()
        let created = moment()
        organisations.append(id)
        try say(OrganisationChanged(organisationID: id, name: "Organisation \(organisations.count)", createdAt: created), at: created)
        for _ in 0..<Int.random(in: 0...3, using: &random) { try addWorkspace(to: id, after: created) }
    }

    mutating func addWorkspace(to organisation: OrganisationID, after created: Instant) throws {
        let born = moment(after: created)
        let workspace = WorkspaceChanged(
            workspaceID: random.id(), organisationID: organisation, name: "Workspace \(workspaces.count)",
            usageContext: random.chance(30) ? .external : .internal, createdAt: born)
        workspaces.append(workspace)
        try say(workspace, at: born)
        for _ in 0..<Int.random(in: 0...5, using: &random) { try addMember(to: workspace) }
        if workspace.usageContext == .external {
            try addTerms(of: AccountID(of: workspace.workspaceID), organisation, after: born)
        } else {
            try addTerms(of: AccountID(of: organisation), organisation, after: created)
        }
    }

    mutating func addMember(to workspace: WorkspaceChanged) throws {
        guard let user = pick(users), let role = pick(WorkspaceRole.allCases) else { return }
        let joined = moment(after: workspace.createdAt)
        var membership = MembershipChanged(
            workspaceID: workspace.workspaceID, organisationID: workspace.organisationID, userID: user.userID, role: role, state: .active,
            joinedAt: joined, source: random.chance(80) ? .direct : .inherited)
        if random.chance(25) {
            membership.userID = nil
            membership.invitedEmail = random.chance(50) ? user.email.lowercased() : "guest\(random.next() % 5)@example.org"
            membership.state = .pending
        }
        try say(membership, at: moment(after: joined))
        if random.chance(40) {
            membership.state = .removed
            let left = moment(after: joined)
            try say(membership, at: left)
            membership.state = .active
            membership.joinedAt = moment(after: joined)
            if random.chance(50) { try say(membership, at: moment(after: left)) }
        }
    }

    mutating func addRecording() throws {
        guard let workspace = pick(workspaces) else { return }
        let recorded = moment()
        var fact = ConversationRecorded(
            conversationID: random.id(), workspaceID: workspace.workspaceID, organisationID: workspace.organisationID,
            seconds: Int64.random(in: 0...3_000, using: &random), recordedAt: recorded)
        try say(fact, at: recorded)
        if random.chance(20) {
            fact.seconds += 100
            if random.chance(30) { fact.recordedAt = moment() }
            if random.chance(20), let other = pick(workspaces) { fact.workspaceID = other.workspaceID }
            try say(fact, at: moment(after: recorded))
        }
        if random.chance(15) {
            fact.deleted = true
            try say(fact, at: moment(after: recorded))
        }
    }

    mutating func addLogin() throws {
        guard let user = pick(users) else { return }
        let at = moment()
        try say(UserLoggedIn(userID: user.userID, at: at), at: at)
    }

    mutating func addReset() throws {
        guard let workspace = pick(workspaces) else { return }
        let at = random.chance(70) ? moment(after: Given.november.start) : moment()
        let reset = UsageReset(
            workspaceID: workspace.workspaceID, accountID: workspace.accountID, organisationID: workspace.organisationID,
            previousCountedSeconds: 0, reason: "test", effectiveAt: at)
        try say(reset, at: at, by: .rollup)
    }

    /// Renames, deletions, moves between organisations and a partner.
    mutating func addChanges() throws {
        for var workspace in workspaces where random.chance(40) {
            workspace.name += " renamed"
            if random.chance(30), let other = pick(organisations) { workspace.organisationID = other }
            if random.chance(20) { workspace.usageContext = workspace.usageContext == .internal ? .external : .internal }
            if random.chance(25) { workspace.deleted = true }
            try say(workspace, at: moment(after: workspace.createdAt))
        }
        for var user in users where random.chance(30) {
            user.displayName += " renamed"
            if random.chance(50) { user.email = "new-\(user.email)" }
            if random.chance(10) { user.deleted = true }
            try say(user, at: moment())
        }
        for organisation in organisations where random.chance(20) {
            let gone = OrganisationChanged(organisationID: organisation, name: "Gone", createdAt: World.start, deleted: true)
            try say(gone, at: moment())
        }
        for organisation in organisations where random.chance(40) {
            let status = PartnerStatusChanged(
                organisationID: organisation, isPartner: random.chance(50), wasPartner: false, agreementConfirmed: true, reason: "test",
                effectiveAt: moment())
            try say(status, at: World.now, by: .partner)
        }
    }
}
