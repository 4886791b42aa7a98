import Contracts
import Database
import EventKit
import StaffAPI
import WebKit
import WireJSON

/// What billing knows about one account: its state, and what happened to it.
enum AccountQuery {
    /// The most events that an answer shows.
    static let timelineLimit = 200
    /// The list of the account's invoices has them all.
    static let invoicesLimit = 20
    /// So has the list of payments.
    static let paymentsLimit = 20

    struct Answer: Encodable {
        var billing: BillingAnswer
        /// The newest first, as is the timeline.
        var invoices: [InvoiceAnswer]
        var payments: [PaymentAnswer]
        var timeline: [Entry]
        /// What is asked for the account, or was; what waits comes first.
        var requests: [UpgradeRequestRow]
        /// Whom of it no mail about it reaches.
        var refusedNotices: [RefusedNotice]
    }

    struct Entry: Encodable {
        var eventID: String
        var type: String
        var time: Instant
        var actor: String
        var data: JSONValue
    }

    static func add(to routes: inout ServiceRoutes, _ desk: UpgradeRequestDesk) {
        let time = routes.context.time
        routes.query(JoinedParts.billingAccount) { request, connection in
            let account = try AccountDesk.account(request)
            return try answer(account, desk, connection, at: time.now)
        }
    }

    private static func answer(
        _ account: AccountID, _ desk: UpgradeRequestDesk, _ connection: Connection, at now: Instant
    ) throws -> Versioned<Answer> {
        let events = try EventStore(connection, source: EventContext.billing.source).events(ofStream: Account.stream(account.description))
        let state = try Account.state(after: events)
        guard let identity = state.identity else { throw Problem.notFound("account \(account)") }
        let billing = BillingAnswer(
            identity, state, version: events.count, referrals: try ClientDiscounts.discounts(of: account, connection), at: now)
        let answer = Answer(
            billing: billing,
            invoices: try InvoiceReader(connection: connection).page(InvoiceFilter(account: account), after: nil, limit: invoicesLimit),
            payments: try PaymentReader(connection: connection).page(PaymentFilter(account: account), after: nil, limit: paymentsLimit),
            timeline: try events.suffix(timelineLimit).reversed().map(entry), requests: try desk.rows(of: account, connection, at: now),
            refusedNotices: try RefusedNotices(connection: connection).list(of: account))
        return Versioned(answer, version: events.count)
    }

    private static func entry(_ event: CloudEvent) throws -> Entry {
        Entry(
            eventID: event.id, type: event.type, time: event.time, actor: (event.actor ?? .system).wireName,
            data: try WireJSONDecoder(limits: .ours).decode(JSONValue.self, from: event.data)
        )
    }
}
