import Contracts
import Database
import StaffAPI

/// Reads what waits for a person. What does is said by the filters of the lists, so that a list shows exactly what is counted here.
struct WaitingPartners {
    let connection: Connection
    let now: Instant
    /// How many of each kind are told one by one.
    let limit: Int

    func answer() throws -> PartnerTasksAnswer {
        let balances = PartnerBalances(connection: connection, now: now)
        let all = try balances.rows(PartnerBalances.Filter())
        let (nearing, owed) = (all.filter(\.isNearing), all.filter(\.isOwed))
        return PartnerTasksAnswer(
            externalLed: try externalLed(),
            nearing: WaitingRows(count: nearing.count, rows: nearing.prefix(limit).map { .init($0, since: $0.changedAt ?? now) }),
            owed: WaitingRows(
                count: owed.count,
                rows: try owed.prefix(limit).map { .init($0, since: try balances.owedSince($0.organisationID) ?? now) }))
    }

    private func externalLed() throws -> WaitingRows<ExternalLedRow> {
        let reader = ExternalLedReader(connection: connection, now: now)
        let rows = limit > 0 ? try reader.page(.init(state: .new), after: nil, limit: limit) : []
        return WaitingRows(count: try reader.count(.new), rows: rows.map { .init($0, since: $0.detectedAt) })
    }
}
