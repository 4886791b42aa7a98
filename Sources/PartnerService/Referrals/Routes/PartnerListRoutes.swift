import Contracts
import Database
import EventSourcing
import StaffAPI
import WebKit

/// Partners with what is owed to them, as a list and as a file.
enum PartnerListRoutes {
    private static let header = CSV.line([
        "organisation_id", "name", "is_partner", "referrals", "running_referrals", "near_cap", "near_expiry", "accrued_cents",
        "paid_out_cents", "balance_cents",
    ])

    static func add(to routes: inout ServiceRoutes) {
        let time = routes.context.time
        routes.query(PartnerOperations.list) { request, connection in try page(request, connection, at: time.now) }
        routes.stream(PartnerOperations.export, fileName: { _ in "partners.csv" }) { request, connection, writer in
            let rows = try PartnerBalances(connection: connection, now: time.now).rows(try filter(request))
            try writer.write(header)
            for row in rows { try writer.write(line(row)) }
        }
        routes.query(JoinedParts.partnerTasks) { request, connection in
            let limits = PartnerTasksAnswer.limitRange
            let limit = try request.parameters.whole("limit", in: limits) ?? Int(limits.upperBound)
            return try WaitingPartners(connection: connection, now: time.now, limit: limit).answer()
        }
    }

    private static func page(_ request: QueryRequest, _ connection: Connection, at now: Instant) throws -> PartnersAnswer {
        let filter = try filter(request)
        let reader = PartnerBalances(connection: connection, now: now)
        let rows = try reader.rows(filter)
        let page = try request.page(
            of: filter.words, position: { reader.position($0, filter.sort) },
            read: { reader.page(of: rows, filter.sort, after: $0, limit: $1) })
        return PartnersAnswer(partners: page.rows, totals: PartnerBalances.totals(of: rows), nextCursor: page.nextCursor)
    }

    private static func filter(_ request: QueryRequest) throws -> PartnerBalances.Filter {
        let parameters = request.parameters
        let search = try parameters.search()
        return PartnerBalances.Filter(
            search: search, organisation: try parameters.id("organisation"),
            isOwed: try parameters.flag("owed") ?? false, isNearing: try parameters.flag("nearing") ?? false,
            sort: try parameters.choice("sort") ?? .balance)
    }

    private static func line(_ row: PartnerRow) -> String {
        let counts = [row.referrals, row.runningReferrals, row.nearCap, row.nearExpiry].map { "\($0)" }
        let amounts = [row.accruedCents, row.paidOutCents, row.balanceCents].map { "\($0.amount)" }
        return CSV.line([[row.organisationID.description, row.name ?? "", "\(row.isPartner)"], counts, amounts].flatMap { $0 })
    }
}

extension PartnerBalances.Filter {
    /// For cursors.
    fileprivate var words: [String: String] {
        var words = ["sort": sort.rawValue, "owed": "\(isOwed)", "nearing": "\(isNearing)"]
        words["search"] = search
        words["organisation"] = organisation?.description
        return words
    }
}
