import Contracts
import Database
import EventKit
import EventSourcing
import StaffAPI
import WebKit

/// Referrals as staff agree, amend and end them, and what is paid out.
enum ReferralRoutes {
    private struct ReasonBody: Decodable {
        let reason: String?
    }

    private struct PayoutBody: Decodable {
        let amountCents: AgreedAmount
        let paidOn: LocalDate
        let reference: String
    }

    private struct Document: Encodable {
        let referral: ReferralAnswer
    }

    static func add(to routes: inout ServiceRoutes) {
        let time = routes.context.time
        routes.query(ReferralOperations.list) { request, connection in try page(request, connection, at: time.now) }
        routes.query(ReferralOperations.one) { request, connection in
            let answer = try answer(try id(of: request), connection, at: time.now)
            return Versioned(Document(referral: answer), version: answer.version)
        }
        routes.command(ReferralOperations.agree) { request, work in
            let body = try request.body(as: NewReferralBody.self)
            return try ReferralPreview.answer(nil, request, work) { try ReferralDesk(request, work).agree(body) }
        }
        routes.command(ReferralOperations.amend) { request, work in
            let id = try id(of: request)
            let body = try request.body(as: ReferralChangesBody.self)
            return try ReferralPreview.answer(id, request, work) {
                try ReferralDesk(request, work).amend(id, body)
                return id
            }
        }
        routes.command(ReferralOperations.end) { request, work in
            let id = try id(of: request)
            let command = EndReferral(reason: try request.reason(try request.body(as: ReasonBody.self).reason))
            return try carryOut(command, on: id, request, work)
        }
        addPayouts(to: &routes)
    }

    private static func addPayouts(to routes: inout ServiceRoutes) {
        let time = routes.context.time
        routes.query(ReferralOperations.payout) { request, connection in
            let referral = try answer(try id(of: request), connection, at: time.now)
            var payout = try payout(of: referral.referralID, request, connection).entry
            payout.clientName = referral.clientName
            return Versioned(PayoutAnswer(payout: payout, referral: referral), version: referral.version)
        }
        routes.command(ReferralOperations.payOut) { request, work in
            let id = try id(of: request)
            let body = try request.body(as: PayoutBody.self)
            let reference = try Problem.naming("reference") { try KickbackPaidOut.referenceRule.accept(body.reference) }
            let command = RecordPayout(amount: Cents(body.amountCents.value), paidOn: body.paidOn, reference: reference)
            return try carryOut(command, on: id, request, work)
        }
        routes.command(ReferralOperations.withdrawPayout) { request, work in
            let id = try id(of: request)
            let reason = try request.reason(try request.body(as: ReasonBody.self).reason)
            let payout = try payout(of: id, request, work.connection)
            let command = WithdrawPayout(reference: payout.reference, recordedAt: payout.entry.at, reason: reason)
            return try carryOut(command, on: id, request, work)
        }
    }

    private static func payout(
        of referral: ReferralID, _ request: some StaffRequest, _ connection: Connection
    ) throws -> (entry: StatementAnswer.Entry, reference: String) {
        let id = request.path("payout")
        guard let payout = try StatementReader.payout(id, of: referral, connection), let reference = payout.reference else {
            throw Problem.notFound("payout \(id.prefix(64))")
        }
        return (payout, reference)
    }

    /// Answers with the referral, or with what would become of it.
    private static func carryOut(
        _ command: some Command<Referral>, on id: ReferralID, _ request: CommandRequest, _ work: UnitOfWork
    ) throws -> CommandAnswer {
        try ReferralPreview.answer(id, request, work) {
            try work.execute(command, on: id.description, expectedVersion: request.expectedVersion)
            return id
        }
    }

    private static func id(of request: some StaffRequest) throws -> ReferralID { try request.id(of: "referral") }

    private static func answer(_ id: ReferralID, _ connection: Connection, at now: Instant) throws -> ReferralAnswer {
        guard let answer = try ReferralReader(connection: connection, now: now).referral(id) else {
            throw Problem.notFound("referral \(id)")
        }
        return answer
    }

    private static func page(_ request: QueryRequest, _ connection: Connection, at now: Instant) throws -> ReferralsAnswer {
        let filter = try ReferralFilter(request.parameters)
        let reader = ReferralReader(connection: connection, now: now)
        let page = try request.page(
            of: filter.description, position: { ReferralReader.Position(startsAt: $0.startsAt, referral: $0.referralID) },
            read: { try reader.page(filter, after: $0, limit: $1) })
        return ReferralsAnswer(referrals: page.rows, nextCursor: page.nextCursor)
    }
}
