import Contracts
import Database
import EventKit
import EventSourcing
import StaffAPI
import WebKit

/// Who sees a workspace and who administers it, as staff decide.
enum AdministrationRoutes {
    private struct VisibilityBody: Decodable {
        let visibility: Visibility
    }

    private struct AdminBody: Decodable {
        let userID: UserID?
        let inviteEmail: String?
        let askedBy: String?
    }

    static func add(to routes: inout ServiceRoutes) {
        let time = routes.context.time
        routes.command(AdministrationOperations.setVisibility, setVisibility)
        routes.command(AdministrationOperations.changeAdmin, changeAdmin)
        routes.query(AdministrationOperations.adminCandidates) { request, connection in
            let desk = try AdministrationDesk(request, connection)
            let store = EventStore(connection, source: EventContext.partner.source)
            let version = try store.load(WorkspaceCare.self, id: desk.workspaceID.description).version
            return Versioned(try candidates(desk, at: time.now), version: version)
        }
    }

    @Sendable private static func setVisibility(_ request: CommandRequest, _ work: UnitOfWork) throws -> CommandAnswer {
        let desk = try AdministrationDesk(request, work.connection)
        let asked = try request.body(as: PreviewRequest.self)
        let body = try request.body(as: VisibilityBody.self)
        let command = SetVisibility(
            workspaceID: desk.workspaceID, accountID: desk.accountID, organisationID: desk.workspace.organisationID,
            visibility: body.visibility, shown: try desk.visibility(), reason: try request.reason(asked.reason))
        let effects = VisibilityEffects(desk: desk, visibility: body.visibility)
        let execution = try work.execute(command, on: desk.workspaceID.description, expectedVersion: request.expectedVersion)
        let shown = try execution.events.isEmpty ? [] : effects.all()
        if asked.preview == true {
            let token = PreviewRequest.token(of: desk.workspaceID, body.visibility.rawValue, shown)
            return .preview(effects: shown, token: token)
        }
        try asked.check(desk.workspaceID, body.visibility.rawValue, shown)
        let notes = try effects.beyondTheTier().map { [$0.description] } ?? []
        return CommandAnswer([("workspace", try desk.answer()), ("notes", notes)], version: execution.version)
    }

    @Sendable private static func changeAdmin(_ request: CommandRequest, _ work: UnitOfWork) throws -> CommandAnswer {
        let desk = try AdministrationDesk(request, work.connection)
        let asked = try request.body(as: PreviewRequest.self)
        let body = try request.body(as: AdminBody.self)
        let people = try desk.people()
        let invitation = try invitation(body, people, desk, work)
        let person: ChangeAdmin.Person
        switch (body.userID, invitation) {
        case (let user?, nil): person = .user(user)
        case (nil, let invitation?): person = .invited(invitation.id, until: invitation.endsAt)
        case (nil, nil), (_?, _?):
            throw Problem.invalid("user_id", "either user_id, or invite_email with asked_by, has to be given, and not both")
        }
        let command = ChangeAdmin(
            workspaceID: desk.workspaceID, accountID: desk.accountID, organisationID: desk.workspace.organisationID,
            people: people, person: person,
            placeToldAt: try body.userID.flatMap { try WorkspaceMembers.toldAt($0, in: desk.workspaceID, work.connection) },
            reason: try request.reason(asked.reason))
        let change = body.userID?.description ?? invitation?.email ?? ""
        let execution = try work.execute(command, on: desk.workspaceID.description, expectedVersion: request.expectedVersion)
        let effects = try AdminEffects(desk: desk, now: work.now).of(
            execution.events.compactMap { try $0.decode(WorkspaceAdminChanged.self) }.first, for: person)
        if asked.preview == true {
            return .preview(effects: effects, token: PreviewRequest.token(of: desk.workspaceID, change, effects))
        }
        try asked.check(desk.workspaceID, change, effects)
        if let invitation, !execution.events.isEmpty { try AdminInvitations.keep(invitation, work) }
        return CommandAnswer(name: "workspace", value: try desk.answer(), version: execution.version)
    }

    /// Nil where nobody is to be invited; the one that stands where the address was invited already. Whoever may not be named by their id
    /// may not be invited by their address either.
    private static func invitation(
        _ body: AdminBody, _ people: AdminCandidates, _ desk: AdministrationDesk, _ work: UnitOfWork
    ) throws -> AdminInvitations.Invitation? {
        guard let email = body.inviteEmail?.trimmed else { return nil }
        guard let asking = body.askedBy else { throw Problem.invalid("asked_by", "asked_by has to say who asked for the invitation") }
        let askedBy = try Problem.naming("asked_by") { try AdministrationOperations.askedByRule.accept(asking) }
        let standing = try AdminInvitations.invitations(to: desk.workspaceID, at: work.now, work.connection)
        let invitation =
            standing.first { $0.isTo(email) }
            ?? AdminInvitations.Invitation(
                id: .random(), workspaceID: desk.workspaceID, email: email, askedBy: askedBy,
                endsAt: work.now.adding(days: AdminInvitations.days))
        func isToOne(of users: Set<UserID>) throws -> Bool {
            try desk.known(users).contains { $0.email.map(invitation.isTo) ?? false }
        }
        if try isToOne(of: people.admins) { throw Rejection.isAdmin.of(field: "invite_email") }
        if try isToOne(of: people.guests) { throw Rejection.isGuest.of(field: "invite_email") }
        return invitation
    }

    private static func candidates(_ desk: AdministrationDesk, at now: Instant) throws -> AdminCandidatesAnswer {
        let people = try desk.people()
        let members = try desk.known(people.members).map { AdminCandidatesAnswer.Candidate($0, way: .promoted) }
        let colleagues = try desk.known(people.isOpenToColleagues ? people.colleagues : []).map {
            AdminCandidatesAnswer.Candidate($0, way: .joined)
        }
        let invitations = try AdminInvitations.invitations(to: desk.workspaceID, at: now, desk.connection)
        return AdminCandidatesAnswer(
            admins: try desk.known(people.admins), candidates: members + colleagues,
            invitations: invitations.map { .init(invitationID: $0.id, email: $0.email, askedBy: $0.askedBy, endsAt: $0.endsAt) })
    }
}
