import Contracts

extension World {
    mutating func addUser() throws {
        let number = users.count
        let user = UserChanged(userID: random.id(), email: name("Person\(number)@example.org"), displayName: name("Person \(number)"))
        users.append(user)
        try say(user, at: moment())
    }

    mutating func addOrganisation() throws {
        let id: OrganisationID = random.id()
        let created = pastMoment()
        organisations.append(id)
        let organisation = OrganisationChanged(organisationID: id, name: name("Organisation \(organisations.count)"), createdAt: created)
        try say(organisation, at: moment(after: max(created, World.start)))
        for _ in 0..<Int.random(in: 0...3, using: &random) { try addWorkspace(to: id, after: created) }
    }

    mutating func addWorkspace(to organisation: OrganisationID, after created: Instant) throws {
        let born = moment(after: created)
        let workspace = WorkspaceChanged(
            workspaceID: random.id(), organisationID: organisation, name: name("Workspace \(workspaces.count)"),
            usageContext: random.chance(30) ? .external : .internal, createdAt: born)
        workspaces.append(workspace)
        try say(workspace, at: moment(after: max(born, World.start)))
        for _ in 0..<Int.random(in: 0...5, using: &random) { try addMember(to: workspace) }
        if workspace.usageContext == .external {
            try addTerms(of: AccountID(of: workspace.workspaceID), organisation, after: born)
        } else {
            try addTerms(of: AccountID(of: organisation), organisation, after: created)
        }
    }

    mutating func addOrganisationMember() throws {
        let roles = OrganisationMembershipChanged.Role.allCases
        guard let organisation = pick(organisations), let user = pick(users), let role = pick(roles) else { return }
        var membership = OrganisationMembershipChanged(organisationID: organisation, userID: user.userID, role: role)
        let came = moment()
        try say(membership, at: came)
        guard random.chance(30) else { return }
        membership.removed = random.chance(50)
        if let other = pick(roles) { membership.role = other }
        try say(membership, at: moment(after: came))
    }

    mutating func addMember(to workspace: WorkspaceChanged) throws {
        guard let user = pick(users), let role = pick(WorkspaceRole.allCases) else { return }
        let joined = moment(after: workspace.createdAt)
        var membership = MembershipChanged(
            workspaceID: workspace.workspaceID, organisationID: workspace.organisationID, userID: user.userID, role: role, state: .active,
            joinedAt: joined, source: random.chance(80) ? .direct : .inherited)
        if random.chance(25) {
            membership.userID = nil
            let known = random.chance(50) ? user.email.text.lowercased() : "  \(user.email.text.uppercased())\t"
            membership.invitedEmail = DisplayText(random.chance(60) ? known : "guest\(random.next() % 5)@example.org")
            membership.state = .pending
            if random.chance(50) { membership.expiresAt = moment(after: joined) }
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
        let recorded = pastMoment()
        var fact = ConversationRecorded(
            conversationID: random.id(), workspaceID: workspace.workspaceID, organisationID: workspace.organisationID,
            seconds: seconds(), recordedAt: recorded)
        let told = max(recorded, World.start)
        try say(fact, at: told)
        if random.chance(20) {
            fact.seconds = seconds()
            if random.chance(30) { fact.recordedAt = pastMoment() }
            if random.chance(20), let other = pick(workspaces) { fact.workspaceID = other.workspaceID }
            // Some are corrected within the millisecond.
            try say(fact, at: random.chance(30) ? max(told, fact.recordedAt) : moment(after: max(told, fact.recordedAt)))
        }
        if random.chance(15) {
            fact.deleted = true
            try say(fact, at: moment(after: max(told, fact.recordedAt)))
        }
    }

    /// From nothing to a month, most of it within an hour, so that caps are near.
    private mutating func seconds() -> RecordedSeconds {
        let range = RecordedSeconds.range
        return RecordedSeconds(Int64.random(in: random.chance(80) ? 0...3_000 : range, using: &random)) ?? 0
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
            workspace.name = DisplayText(workspace.name.text + " renamed")
            if random.chance(30), let other = pick(organisations) { workspace.organisationID = other }
            if random.chance(20) { workspace.usageContext = workspace.usageContext == .internal ? .external : .internal }
            if random.chance(25) { workspace.deleted = true }
            let changed = moment(after: max(workspace.createdAt, World.start))
            try say(workspace, at: changed)
            guard random.chance(30) else { continue }
            workspace.name = DisplayText(name("Renamed within the millisecond"))
            try say(workspace, at: changed)
        }
        for var user in users where random.chance(30) {
            user.displayName = DisplayText(user.displayName.text + " renamed")
            if random.chance(50) { user.email = DisplayText("new-\(user.email.text)") }
            if random.chance(10) { user.deleted = true }
            let changed = moment()
            try say(user, at: changed)
            user.displayName = DisplayText(name("Renamed within the millisecond"))
            if random.chance(30) { try say(user, at: changed) }
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
        for organisation in organisations where random.chance(50) { try refer(organisation) }
    }

    /// A partner brings the organisation: from a day on, perhaps until another, with other terms later, and perhaps ended.
    private mutating func refer(_ organisation: OrganisationID) throws {
        let referral = ReferralIdentity(
            referralID: random.id(), partnerOrganisationID: random.id(), clientOrganisationID: organisation)
        func terms(_ percent: Int, _ start: Instant, _ end: Instant?) throws -> ReferralTerms {
            ReferralTerms(kickbackPercent: .zero, discountPercent: Percent(percent) ?? .zero, startsAt: start, expiresAt: end)
        }
        let agreed = moment()
        let start = random.chance(50) ? agreed : moment()
        let first = try terms(Int.random(in: 0...100, using: &random), start, random.chance(50) ? moment(after: start) : nil)
        try say(ReferralAgreed(referral, terms: first, reason: "test", effectiveAt: agreed), at: agreed, by: .partner)
        let amended = moment(after: agreed)
        let second = try terms(Int.random(in: 0...100, using: &random), start, nil)
        if random.chance(50) {
            try say(
                ReferralAmended(
                    referral, terms: second, previousTerms: first, internalNotesChanged: false, reason: "test", effectiveAt: amended),
                at: amended, by: .partner)
        }
        let ended = moment(after: amended)
        if random.chance(50) { try say(ReferralEnded(referral, reason: "test", effectiveAt: ended), at: ended, by: .partner) }
    }
}
