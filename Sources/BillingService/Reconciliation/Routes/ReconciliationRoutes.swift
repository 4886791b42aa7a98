import Contracts
import Database
import EventKit
import StaffAPI
import WebKit

/// What was due beside what arrived, for whoever looks after the money.
enum ReconciliationRoutes {
    static func add(to routes: inout ServiceRoutes, _ desk: PaymentDesk, withVAT: Bool) {
        let time = routes.context.time
        routes.query(ReconciliationOperations.list) { request, connection in
            let today = time.now.date
            let filter = try ReconciliationFilter(request.parameters, on: today)
            let reader = try reader(filter, desk, connection, on: today, withVAT: withVAT)
            return try page(request, filter, reader, desk, connection)
        }
        routes.stream(ReconciliationOperations.export, fileName: { fileName($0, on: time.now.date) }) { request, connection, writer in
            let today = time.now.date
            let filter = try ReconciliationFilter(request.parameters, on: today)
            let reader = try reader(filter, desk, connection, on: today, withVAT: withVAT)
            try writer.write(ReconciliationExport.header)
            try reader.forEach { try writer.write(ReconciliationExport.line($0, filter.month)) }
        }
    }

    private static func reader(
        _ filter: ReconciliationFilter, _ desk: PaymentDesk, _ connection: Connection, on today: LocalDate, withVAT: Bool
    ) throws -> ReconciliationReader {
        try ReconciliationReader(connection, filter, on: today, includesTests: desk.standing.testMode, withVAT: withVAT)
    }

    private static func page(
        _ request: QueryRequest, _ filter: ReconciliationFilter, _ reader: ReconciliationReader, _ desk: PaymentDesk,
        _ connection: Connection
    ) throws -> ReconciliationAnswer {
        let page = try request.page(
            of: filter.description,
            position: { row in
                ReconciliationReader.Position(isFine: row.gaps.isEmpty, gapCents: row.gapCents, account: row.accountID)
            }, read: { try reader.page(after: $0, limit: $1) })
        let unassigned = try ReconciliationReader.unassigned(
            filter.month, includesTests: desk.standing.testMode, connection)
        let isComplete = try !desk.standing.enabled || SyncRecord.isComplete(connection)
        return ReconciliationAnswer(
            month: filter.month, rows: page.rows, totals: reader.totals(unassigned, incomplete: !isComplete), mollie: desk.standing,
            nextCursor: page.nextCursor)
    }

    /// `reconciliation-2026-11.csv`
    private static func fileName(_ request: QueryRequest, on today: LocalDate) -> String {
        "reconciliation-\(request.text("month") ?? "\(today.month)").csv"
    }
}
