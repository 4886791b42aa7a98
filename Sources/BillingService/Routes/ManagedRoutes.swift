import Contracts
import ServiceKit

/// Managed billing, the way back from it, and who looks after an account.
enum ManagedRoutes {
    private struct ManagedBody: Decodable {
        var tier: Tier?
        var billingPeriod: BillingPeriod?
        var seats: SeatCount?
        var accountManager: String?
        var reason: String?
    }

    private struct SelfServeBody: Decodable {
        var toFree: Bool?
        var keepUntil: EndOfTerm?
        var reason: String?
    }

    private struct AccountManagerBody: Decodable {
        var email: String?
    }

    static func add(to routes: inout ServiceRoutes) {
        routes.command(.post, "/accounts/{id}/managed") { request, work in
            try AccountDesk.execute(.setManaged(try setManaged(request, work)), on: try AccountDesk.account(request), request, work)
        }
        routes.command(.post, "/accounts/{id}/self-serve") { request, work in
            try AccountDesk.execute(.returnToSelfServe(try selfServe(request, work)), on: try AccountDesk.account(request), request, work)
        }
        routes.command(.put, "/accounts/{id}/account-manager") { request, work in
            let email = try required(try request.body(as: AccountManagerBody.self).email, "email")
            let address = try accountManager(email, field: "email")
            return try AccountDesk.execute(
                .assignAccountManager(address, at: work.now), on: try AccountDesk.account(request), request, work)
        }
        routes.command(.delete, "/accounts/{id}/account-manager") { request, work in
            try AccountDesk.execute(.assignAccountManager(nil, at: work.now), on: try AccountDesk.account(request), request, work)
        }
    }

    private static func setManaged(_ request: CommandRequest, _ work: UnitOfWork) throws -> SetManaged {
        let body = try request.body(as: ManagedBody.self)
        return SetManaged(
            tier: try required(body.tier, "tier"), billingPeriod: body.billingPeriod, seats: body.seats,
            accountManager: try body.accountManager.map { try accountManager($0, field: "account_manager") },
            reason: try body.reason.map(Reason.init(field:)), at: work.now
        )
    }

    private static func selfServe(_ request: CommandRequest, _ work: UnitOfWork) throws -> ReturnToSelfServe {
        let body = try request.body(as: SelfServeBody.self)
        let ending: ReturnToSelfServe.Ending
        switch (body.toFree ?? false, body.keepUntil) {
        case (true, nil): ending = .toFree
        case (false, let end?): ending = .keepTier(until: end.instant)
        case (true, .some): throw Problem.invalid("keep_until", "to_free and keep_until exclude each other")
        case (false, nil): throw Problem.invalid("to_free", "either to_free or keep_until is needed")
        }
        return ReturnToSelfServe(ending: ending, reason: try body.reason.map(Reason.init(field:)), at: work.now)
    }

    private static func accountManager(_ text: String, field: String) throws -> AccountManagerAddress {
        do {
            return try AccountManagerAddress(text)
        } catch let rejection as AccountRejection {
            var problem = rejection.problem
            problem.field = field
            throw problem
        }
    }
}

/// When something ends: an exact time, or a day, which then counts to its end.
struct EndOfTerm: Decodable {
    let instant: Instant

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let instant = Instant(text) ?? LocalDate(text)?.adding(days: 1).start else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected a day such as 2026-12-31 or a time such as 2026-12-31T12:00:00Z")
        }
        self.instant = instant
    }
}
