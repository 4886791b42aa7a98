import Contracts
import ServiceTesting
import Testing
import WireJSON
@testable import RollupService

/// Runs a test with the whole service on a real database, without brokers, and stops it afterwards.
func withService(now: Instant = World.now, _ body: (ServiceHarness) async throws -> Void) async throws {
    try await ServiceHarness.running(.rollup, now: now, body)
}

extension ServiceHarness {
    /// Hands each event to the service under the topic of its source.
    func tell(_ events: [CloudEvent]) throws {
        for context in EventContext.allCases {
            let own = events.filter { $0.source == context.source }
            if !own.isEmpty { try apply(own, topic: context.topic) }
        }
    }

    /// All pages of a list, one after the other.
    func pages(_ path: String, list: String) async throws -> [JSONValue] {
        var rows: [JSONValue] = []
        var cursor = ""
        for _ in 0..<1_000 {
            let answer = try await get(path + cursor)
            try #require(answer.status == 200, "\(answer.text)")
            rows += answer.json[list]?.list ?? []
            guard let next = answer.json["next_cursor"]?.text else { return rows }
            cursor = "&cursor=\(next)"
        }
        return rows
    }
}

/// One customer whose facts a test tells one after the other.
struct Customer {
    let organisation = OrganisationID.random()
    let workspace = WorkspaceID.random()
    let created = Given.at("2026-01-10")
    private var position: Int64 = 0

    var accountID: AccountID { AccountID(of: organisation) }

    init() {}

    func opening(name: String = "Acme", workspaceName: String = "Research") throws -> [CloudEvent] {
        [
            try .fact(OrganisationChanged(organisationID: organisation, name: name, createdAt: created), at: created),
            try .fact(
                WorkspaceChanged(
                    workspaceID: workspace, organisationID: organisation, name: workspaceName, usageContext: .internal, createdAt: created),
                at: created),
        ]
    }

    func member(
        _ user: UserID, _ role: WorkspaceRole = .member, joined: Instant? = nil, state: MembershipChanged.State = .active,
        at: Instant? = nil
    ) throws -> CloudEvent {
        let membership = MembershipChanged(
            workspaceID: workspace, organisationID: organisation, userID: user, role: role, state: state, joinedAt: joined ?? created,
            source: .direct)
        return try .fact(membership, at: at ?? joined ?? created)
    }

    func recording(_ seconds: Int64, at: Instant) throws -> CloudEvent {
        try .fact(
            ConversationRecorded(
                conversationID: .random(), workspaceID: workspace, organisationID: organisation,
                seconds: try #require(RecordedSeconds(seconds)), recordedAt: at), at: at)
    }

    mutating func tier(_ tier: Tier, at: Instant, expiresAt: Instant? = nil) throws -> CloudEvent {
        try billing(
            TierChanged(
                of: AccountIdentity(accountID: accountID, organisationID: organisation), tier: tier, previousTier: .free,
                billingPeriod: .annual,
                previousBillingPeriod: .annual, expiresAt: expiresAt, cause: .staff, effectiveAt: at), at: at)
    }

    mutating func trial(from start: Instant, until end: Instant) throws -> CloudEvent {
        try billing(
            TrialGranted(
                of: AccountIdentity(accountID: accountID, organisationID: organisation), tier: .changemaker, previousTier: .free, months: 1,
                endsAt: end,
                cause: .staff, effectiveAt: start), at: start)
    }

    mutating func billing(_ payload: some EventPayload, at: Instant) throws -> CloudEvent {
        position += 1
        var event = try CloudEvent.fact(payload, at: at, source: EventContext.billing.source)
        event.position = position
        return event
    }
}
