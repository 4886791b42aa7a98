import Contracts
import EventKit
import EventSourcing
import WebKit
import WireJSON

/// What billing does about the platform's facts: accounts open by themselves, move with their workspace, and follow their subscription.
struct PlatformFacts {
    private let work: UnitOfWork
    /// Accounts that this batch has seen open already, so that a thousand recordings of one organisation ask once.
    private var known: Set<AccountID> = []

    private init(work: UnitOfWork) {
        self.work = work
    }

    static let subscription = TopicSubscription(.platform) { events, work in
        var facts = PlatformFacts(work: work)
        for event in events { try facts.react(to: event) }
        try IdempotencyKeys.forgetDeletedUsers(of: events, work.connection)
    }

    private mutating func react(to event: CloudEvent) throws {
        guard Self.typesWithOrganisation.contains(event.type) else { return }
        try openOrganisationAccount(event)
        if let fact = try event.decode(WorkspaceChanged.self) {
            try follow(fact, event)
            try GrantedWorkspaces(work: work).take(fact, event)
        } else if let fact = try event.decode(SubscriptionChanged.self) {
            try record(fact, event)
        } else if let fact = try event.decode(UpgradeRequested.self) {
            try UpgradeRequestIntake(work: work).take(fact, event)
        }
    }

    private mutating func openOrganisationAccount(_ event: CloudEvent) throws {
        let reference = try Self.decoder.decode(OrganisationReference.self, from: event.data)
        try open(AccountIdentity(of: reference.organisationID), at: min(reference.createdAt ?? event.time, event.time), event)
    }

    private mutating func follow(_ fact: WorkspaceChanged, _ event: CloudEvent) throws {
        guard fact.usageContext == .external else { return }
        try open(AccountIdentity(of: fact.workspaceID, in: fact.organisationID), at: min(fact.createdAt, event.time), event)
        // The newest fact decides whose it is, which need not be this one.
        guard let newest = try Workspaces.workspace(fact.workspaceID, work.connection), newest.isExternal,
            try OpenAccounts.owner(of: fact.accountID, work.connection) != newest.organisationID
        else { return }
        try execute(MoveAccount(organisation: newest.organisationID), on: fact.accountID, at: newest.changedAt, event)
    }

    private mutating func record(_ fact: SubscriptionChanged, _ event: CloudEvent) throws {
        if let workspace = fact.workspaceID {
            try open(AccountIdentity(of: workspace, in: fact.organisationID), at: event.time, event)
        }
        let command = RecordSubscription(
            tier: fact.tier, billingPeriod: fact.billingPeriod, subscription: Contracts.Subscription(of: fact),
            nanoseconds: event.timeNanoseconds)
        try execute(command, on: fact.accountID, at: event.time, event)
    }

    private mutating func open(_ identity: AccountIdentity, at instant: Instant, _ event: CloudEvent) throws {
        guard !known.contains(identity.accountID) else { return }
        if try OpenAccounts.owner(of: identity.accountID, work.connection) == nil {
            try execute(OpenAccount(identity: identity), on: identity.accountID, at: instant, event)
        }
        known.insert(identity.accountID)
    }

    private func execute(_ command: some Command<Account>, on account: AccountID, at instant: Instant, _ event: CloudEvent) throws {
        try work.following(event).execute(command, on: account.description, at: instant)
    }

    private static let decoder = WireJSONDecoder()

    /// Users belong to no organisation; every other fact names one.
    private static let typesWithOrganisation: Set<String> = Set(
        EventCatalogue.payloads(of: .platform).map { $0.eventType }.filter { $0 != UserChanged.eventType && $0 != UserLoggedIn.eventType }
            .map(\.description)
    )
}

/// The part of a fact that says whose it is and since when.
private struct OrganisationReference: Decodable {
    var organisationID: OrganisationID
    var createdAt: Instant?
}
