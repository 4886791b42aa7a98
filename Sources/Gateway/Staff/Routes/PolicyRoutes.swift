import Contracts
import EventKit
import EventSourcing
import HTTP
import StaffAPI
import WebKit

/// Extra permissions, granted and taken by staff managers.
struct PolicyRoutes: Sendable {
    private struct GrantBody: Decodable {
        var until: EndOfTerm?
        var reason: String
    }

    private struct TakeBody: Decodable {
        var reason: String
    }

    /// Whose permission the path names, and which.
    private struct Place {
        let email: ShortText
        let policy: ShortText

        /// Throws 404 for what is no address, or no permission that there is.
        init(_ request: GatewayRequest) throws {
            let (address, name) = (request.path("email").lowercased(), request.path("policy"))
            guard MailboxAddress.isOne(address), let email = ShortText(address) else {
                throw Problem.notFound("e-mail address \(address.prefix(64))")
            }
            guard StaffPolicy(rawValue: name) != nil, let policy = ShortText(name) else {
                let known = StaffPolicy.allCases.map(\.rawValue).joined(separator: ", ")
                throw Problem.notFound("policy \(name.prefix(64)); there are \(known)")
            }
            self.email = email
            self.policy = policy
        }
    }

    let context: ServiceContext
    let managers: StaffManagers

    func grant(_ request: GatewayRequest) async throws -> HTTPResponse {
        let place = try place(request)
        let manager = request.identity.email.lowercased()
        return try await context.command(GatewayOperations.grantPolicy, request.http, as: request.identity) { request, work in
            let body = try request.body(as: GrantBody.self)
            let command = GrantPolicy(
                email: place.email, policy: place.policy, until: body.until?.instant, manager: manager,
                reason: try Reason(field: body.reason))
            return try execute(command, on: place, request, work)
        }
    }

    func take(_ request: GatewayRequest) async throws -> HTTPResponse {
        let place = try place(request)
        return try await context.command(GatewayOperations.takePolicy, request.http, as: request.identity) { request, work in
            let reason = try Reason(field: try request.body(as: TakeBody.self).reason)
            return try execute(TakePolicy(email: place.email, policy: place.policy, reason: reason), on: place, request, work)
        }
    }

    private func place(_ request: GatewayRequest) throws -> Place {
        try managers.require(request.identity)
        return try Place(request)
    }

    private func execute(
        _ command: some Command<ExtraPermissions>, on place: Place, _ request: CommandRequest, _ work: UnitOfWork
    ) throws -> CommandAnswer {
        let execution = try work.execute(command, on: place.email.text, expectedVersion: request.expectedVersion)
        let row = try StaffList(managers: managers, now: work.now).row(of: place.email.text, work.connection)
        return CommandAnswer(name: "member", value: row, version: execution.version)
    }
}
