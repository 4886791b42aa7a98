import Contracts
import EventKit
import EventSourcing
import StaffAPI
import WebKit

/// Hands a client's workspace from a partner to another organisation, or says what that would change.
enum HandoffRoute {
    private struct Body: Decodable {
        let toOrganisationID: OrganisationID
        let partnerConfirmed: Bool?
        let clientConfirmed: Bool?
    }

    static func add(to routes: inout ServiceRoutes) {
        routes.command(AdministrationOperations.handOff, handOff)
    }

    @Sendable private static func handOff(_ request: CommandRequest, _ work: UnitOfWork) throws -> CommandAnswer {
        let desk = try AdministrationDesk(request, work.connection)
        let asked = try request.body(as: PreviewRequest.self)
        let body = try request.body(as: Body.self)
        let handoff = HandoffDesk(desk: desk, target: body.toOrganisationID, now: work.now)
        let situation = try handoff.situation()
        try situation.check()
        let effects = try handoff.effects(situation)
        let change = "\(body.toOrganisationID)"
        if asked.preview == true {
            return .preview(effects: effects, token: PreviewRequest.token(of: desk.workspaceID, change, effects))
        }
        try asked.check(desk.workspaceID, change, effects)
        try confirm(handoff, asked)
        let ending = try handoff.referrals()
        let command = HandOff(
            situation: situation, partnerConfirmed: body.partnerConfirmed ?? false, clientConfirmed: body.clientConfirmed ?? false,
            reason: try request.reason(asked.reason))
        let execution = try work.execute(command, on: desk.workspaceID.description, expectedVersion: request.expectedVersion)
        for referral in ending {
            try work.execute(EndReferral(reason: try Reason("The client's workspace was handed over")), on: "\(referral.referralID)")
        }
        return CommandAnswer(
            name: "workspace", value: try AdministrationDesk(request, work.connection).answer(), version: execution.version)
    }

    /// Whoever has the token of a preview has seen what it warns of. Throws 409.
    private static func confirm(_ handoff: HandoffDesk, _ asked: PreviewRequest) throws {
        let code = ConfirmationCode.notPartner
        guard try !handoff.isPartner(), asked.previewToken == nil, asked.confirm?.contains(code.rawValue) != true else { return }
        throw Problem.unconfirmed([code], "the organisation that has the workspace now is no partner of dembrane")
    }
}
