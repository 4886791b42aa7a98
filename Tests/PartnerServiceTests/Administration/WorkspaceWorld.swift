import Contracts
import MailKit
import ServiceKit
import ServiceTesting
import TestKit
import WireJSON
@testable import Mail
@testable import PartnerService

/// A partner with a client's workspace, a workspace of its own, and people in both, as the platform has told of them before a test begins.
enum WorkspaceWorld {
    static let partner = OrganisationID(high: 0x1, low: 1)
    static let client = OrganisationID(high: 0x2, low: 1)
    static let external = WorkspaceID(high: 0x3, low: 1)
    static let own = WorkspaceID(high: 0x3, low: 2)
    /// Owns the partner, and administers the client's workspace.
    static let anna = UserID(high: 0x4, low: 1)
    /// A member of both workspaces.
    static let ben = UserID(high: 0x4, low: 2)
    /// Looks after the partner's money.
    static let bill = UserID(high: 0x4, low: 3)
    /// Administers the client.
    static let cleo = UserID(high: 0x4, low: 4)
    /// A member of the partner, and of no workspace.
    static let dirk = UserID(high: 0x4, low: 5)

    static func facts() throws -> [CloudEvent] {
        var facts: [CloudEvent] = []
        for (id, name) in [(partner, "Atelier"), (client, "Gemeente")] {
            facts.append(try .fact(OrganisationChanged(organisationID: id, name: name, createdAt: t0), at: t0))
        }
        for (id, name, context) in [(external, "Bewonersavond", WorkspaceChanged.UsageContext.external), (own, "Kantoor", .internal)] {
            facts.append(
                try .fact(
                    WorkspaceChanged(
                        workspaceID: id, organisationID: partner, name: name, usageContext: context, createdAt: t0), at: t0))
        }
        for (user, name) in [(anna, "Anna"), (ben, "Ben"), (bill, "Bill"), (cleo, "Cleo"), (dirk, "Dirk")] {
            facts.append(try person(user, name))
        }
        let seats: [(OrganisationID, UserID, OrganisationMembershipChanged.Role)] = [
            (partner, anna, .owner), (partner, bill, .billing), (client, cleo, .admin), (partner, dirk, .member),
        ]
        for (organisation, user, role) in seats { facts.append(try seat(user, role, in: organisation)) }
        return facts + (try [place(anna, .admin), place(ben, .member), place(ben, .member, in: own)])
    }

    static func person(_ user: UserID, _ name: String, deleted: Bool = false, at time: Instant = t0) throws -> CloudEvent {
        try .fact(
            UserChanged(
                userID: user, email: "\(name.lowercased())@a.example", displayName: name, deleted: deleted), at: time)
    }

    static func seat(
        _ user: UserID, _ role: OrganisationMembershipChanged.Role, in organisation: OrganisationID, at time: Instant = t0
    ) throws -> CloudEvent {
        try .fact(OrganisationMembershipChanged(organisationID: organisation, userID: user, role: role), at: time)
    }

    static func place(
        _ user: UserID, _ role: WorkspaceRole, in workspace: WorkspaceID = external, _ state: MembershipChanged.State = .active,
        source: MembershipChanged.Source = .direct, at time: Instant = t0
    ) throws -> CloudEvent {
        try .fact(
            MembershipChanged(
                workspaceID: workspace, organisationID: partner, userID: user, role: role, state: state, joinedAt: t0, source: source),
            at: time)
    }

    /// What leaves nobody who could become admin of the partner's own workspace, so that somebody may be invited.
    static func nobodyToName() throws -> [CloudEvent] {
        let leaving = OrganisationMembershipChanged(organisationID: partner, userID: dirk, role: .member, removed: true)
        return [
            try place(ben, .observer, in: own, at: t0.adding(seconds: 1)), try .fact(leaving, at: t0.adding(seconds: 1)),
            try place(anna, .admin, in: own), try place(bill, .observer, in: own),
        ]
    }

    static let candidates = "/workspaces/\(own)/admin-candidates"

    /// Runs a test against the service, whose mails are recorded.
    static func running(
        mails: Recorder<MailMessage> = Recorder(), _ body: (ServiceHarness) async throws -> Void
    ) async throws {
        let settings = MailSettings(
            server: try SMTPServer(url: "smtp://127.0.0.1:9"), from: try Mailbox(name: "dembrane", address: "office@dembrane.example"),
            replyTo: try Mailbox(address: "support@dembrane.example"))
        var definition = ServiceDefinition.partner()
        definition.effects = [
            WorkspaceMailing.handler(settings) { message in
                mails.add(message)
                return .accepted(SMTPReply(code: 250, lines: []))
            }
        ]
        try await ServiceHarness.running(definition, now: t0, given: try facts(), body)
    }
}

extension ServiceHarness {
    /// Asks that somebody becomes an admin of a workspace.
    func name(_ user: UserID, in workspace: WorkspaceID = WorkspaceWorld.external) async throws -> HarnessAnswer {
        try await post("/workspaces/\(workspace)/admin", ["user_id": .string("\(user)"), "reason": "The admin left"])
    }

    /// Asks that somebody is invited to become an admin of the partner's own workspace.
    func invite(_ address: String) async throws -> HarnessAnswer {
        let body: JSONValue = ["invite_email": .string(address), "asked_by": "Their director", "reason": "The admin left"]
        return try await post("/workspaces/\(WorkspaceWorld.own)/admin", body)
    }

    func handOff() async throws -> HarnessAnswer {
        let order: JSONValue = [
            "to_organisation_id": .string("\(WorkspaceWorld.client)"), "partner_confirmed": true, "client_confirmed": true,
            "reason": "They run it themselves", "confirm": ["not_partner"],
        ]
        return try await post("/workspaces/\(WorkspaceWorld.external)/handoff", order)
    }
}
