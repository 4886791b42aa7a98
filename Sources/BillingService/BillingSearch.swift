import BusinessCalendar
import Contracts
import Database
import StaffAPI
import WebKit

/// Billing's part of the search over everything (`GET /search`).
enum BillingSearch {
    static func add(to routes: inout ServiceRoutes, _ requests: UpgradeRequestDesk) {
        let time = routes.context.time
        routes.query(JoinedParts.billingSearch) { request, connection in
            try answer(request, requests, connection, at: time.now)
        }
    }

    private static func answer(
        _ request: QueryRequest, _ desk: UpgradeRequestDesk, _ connection: Connection, at now: Instant
    ) throws -> BillingSearchAnswer {
        let limits = GatewayOperations.foundRange
        let limit = try request.parameters.whole("limit", in: limits) ?? Int(limits.upperBound)
        let text = try request.parameters.search("q") ?? ""
        let invoices = InvoiceFilter(searching: text)
        var requests = UpgradeRequestSelection(cutoffs: desk.cutoffs(at: now))
        requests.search(for: text)
        // Without a word everything would be found.
        guard !invoices.words.isEmpty else { throw Problem.invalid("q", "q has to say what to look for") }
        let reader = InvoiceReader(connection: connection)
        let totals = try reader.totals(invoices)
        let counts = try UpgradeRequestPage.counts(requests, connection)
        let page = try UpgradeRequestPage(requests, limit: limit, from: nil, connection)
        return BillingSearchAnswer(
            invoices: try reader.page(invoices, after: nil, limit: limit), requests: try desk.rows(page.ids, connection, at: now),
            totals: .init(invoices: totals.invoices + totals.creditNotes, requests: counts.byStatus.values.reduce(0, +)))
    }
}
