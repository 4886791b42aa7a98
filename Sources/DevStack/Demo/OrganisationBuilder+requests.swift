import Contracts

extension OrganisationBuilder {
    /// What customers ask of staff: a higher tier, another workspace, a training. The first customers of some stories ask for what shows
    /// every state of the queue, others for something now and then.
    mutating func addRequests() {
        guard let requester = people.first?.person else { return }
        guard !isFirstOfItsStory || !addShownRequests(by: requester) else { return }
        guard random.chance(percent: 12) else { return }
        let askedAt = workingTime(daysAgo: random.int(0...12))
        switch story {
        case .freeAtCap, .freeApproachingCap, .pilotBlocked, .innovatorSubscriber:
            askForTier(.changemaker, by: requester, "We would like to go on without a limit.", at: askedAt)
        default:
            record(
                TrainingRequested(
                    sessionID: random.identifier(), organisationID: organisationID, training: "\(TrainingMode.online.rawValue)",
                    requestedBy: requester.userID, participants: ParticipantCount(min(people.count, 8))),
                at: askedAt)
        }
    }

    private var isFirstOfItsStory: Bool { DemoStory.round.firstIndex(of: story) == index }

    /// False for a story that has none.
    private mutating func addShownRequests(by requester: DemoPerson) -> Bool {
        let now = world.now
        switch story {
        case .pilotBlocked:
            askForTier(.changemaker, by: requester, "Our pilot is full. How do we go on?", at: now.adding(days: -5))
            askForTier(.guardian, by: people[1].person, "Please with the European servers.", at: now.adding(days: -1))
        case .freeAtCap:
            askForTier(.changemaker, by: requester, "We would like to go on without a limit.", at: now.adding(hours: -2))
        case .freeApproachingCap:
            askForTier(.guardian, by: requester, "What would this cost for a school?", at: now.adding(days: -9))
        case .managedUnpaid:
            askForWorkspace("Jongerenpanel", .guardian, by: requester, at: now.adding(hours: -20))
        case .legacyPioneer:
            askForWorkspace("Adviesraad sociaal domein", .pioneer, by: requester, at: now.adding(days: -3))
        case .partner:
            askForWorkspace("Klantgesprekken Havenbedrijf", .guardian, .external, by: requester, at: now.adding(days: -2))
        default:
            return false
        }
        return true
    }

    private mutating func askForTier(_ tier: Tier, by person: DemoPerson, _ message: String, at instant: Instant) {
        record(
            UpgradeRequested(
                requestID: random.identifier(), kind: .tierUpgrade, organisationID: organisationID,
                workspaceID: workspaces.first?.workspaceID, requestedBy: person.userID, proposedTier: tier,
                proposedBillingPeriod: .annual, message: message),
            at: instant)
    }

    private mutating func askForWorkspace(
        _ name: String, _ tier: Tier, _ context: WorkspaceChanged.UsageContext = .internal, by person: DemoPerson, at instant: Instant
    ) {
        record(
            UpgradeRequested(
                requestID: random.identifier(), kind: .newWorkspace, organisationID: organisationID, requestedBy: person.userID,
                proposedName: name, proposedTier: tier, proposedBillingPeriod: .annual, proposedVisibility: .inviteOnly,
                usageContext: context),
            at: instant)
    }
}
