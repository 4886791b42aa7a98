import Contracts
import EventSourcing
import EventKit
import StaffAPI
import WebKit

/// Managed billing, the way back from it, and who looks after an account.
enum ManagedRoutes {
    private struct ManagedBody: Decodable {
        var tier: Tier?
        var billingPeriod: BillingPeriod?
        var seats: SeatCount?
        var agreedCents: AgreedAmount?
        var accountManager: String?
        var reason: String?
    }

    private struct SelfServeBody: Decodable {
        var toFree: Bool?
        var keepUntil: EndOfTerm?
        var reason: String?
    }

    private struct AccountManagerBody: Decodable {
        var email: String
        var reason: String?
    }

    private struct RemovalBody: Decodable {
        var reason: String?
    }

    static func add(to routes: inout ServiceRoutes) {
        routes.command(BillingOperations.setManaged) { request, work in
            let command = try setManaged(request, work)
            let asked = [
                "managed", command.tier?.rawValue, command.billingPeriod?.rawValue, (command.agreedAmount?.value).map(String.init),
                command.accountManager?.address.text,
            ]
            let change = asked.map { $0 ?? "" }.joined(separator: " ")
            return try TermsPreview.answer(command, change, on: try AccountDesk.account(request), request, work)
        }
        routes.command(BillingOperations.returnToSelfServe) { request, work in
            let command = try selfServe(request)
            return try TermsPreview.answer(command, "\(command.ending)", on: try AccountDesk.account(request), request, work)
        }
        routes.command(BillingOperations.setAccountManager) { request, work in
            let body = try request.body(as: AccountManagerBody.self)
            let manager = try manager(body.email, field: "email", request, work)
            let command = AssignAccountManager(manager: manager, reason: try body.reason.map(Reason.init(field:)))
            let change = "account manager \(manager.address.text)"
            return try TermsPreview.answer(command, change, on: try AccountDesk.account(request), request, work)
        }
        routes.command(BillingOperations.removeAccountManager) { request, work in
            let reason = try request.body(as: RemovalBody.self).reason.map(Reason.init(field:))
            let command = AssignAccountManager(manager: nil, reason: reason)
            return try AccountDesk.execute(command, on: try AccountDesk.account(request), request, work)
        }
    }

    private static func setManaged(_ request: CommandRequest, _ work: UnitOfWork) throws -> SetManaged {
        let body = try request.body(as: ManagedBody.self)
        return SetManaged(
            tier: body.tier, billingPeriod: body.billingPeriod, seats: body.seats, agreedAmount: body.agreedCents,
            accountManager: try body.accountManager.map { try manager($0, field: "account_manager", request, work) },
            reason: try request.optionalReason(body.reason)
        )
    }

    private static func selfServe(_ request: CommandRequest) throws -> ReturnToSelfServe {
        let body = try request.body(as: SelfServeBody.self)
        let ending: ReturnToSelfServe.Ending
        switch (body.toFree ?? false, body.keepUntil) {
        case (true, nil): ending = .toFree
        case (false, let end?): ending = .keepTier(until: end.instant)
        case (true, .some): throw Problem.invalid("keep_until", "to_free and keep_until exclude each other")
        case (false, nil): throw Problem.invalid("to_free", "either to_free or keep_until is needed")
        }
        return ReturnToSelfServe(ending: ending, reason: try body.reason.map(Reason.init(field:)))
    }

    /// Whoever sends the command is in the back office, also while that is on its way to this service still.
    private static func manager(
        _ text: String, field: String, _ request: CommandRequest, _ work: UnitOfWork
    ) throws -> ManagerCandidate {
        do {
            let address = try AccountManagerAddress(text)
            let isColleague = try address.text == request.identity.email.lowercased() || Colleagues.include(address, work.connection)
            return ManagerCandidate(address: address, isColleague: isColleague)
        } catch let rejection as Rejection {
            throw rejection.of(field: field)
        }
    }
}
