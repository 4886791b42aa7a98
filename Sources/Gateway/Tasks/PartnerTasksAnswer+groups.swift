import Contracts
import StaffAPI

/// What PartnerService tells of what waits, in words and with the pages where it is seen to.
extension PartnerTasksAnswer {
    /// Also those of which there are none.
    var groups: [TaskGroup] {
        [
            TaskGroup(
                .externalLedNew, count: externalLed.count, href: TaskKind.externalLedNew.path,
                items: externalLed.rows.map { one in
                    item(
                        "External-led organisation \(ShownName(one.row.name).plain)", one.row.partnersInWords, one.since,
                        TaskKind.externalLedNew.path, one.row.organisationID)
                }),
            TaskGroup(
                .referralNearing, count: nearing.count, href: TaskKind.referralNearing.path,
                items: nearing.rows.map { one in
                    item("Referrals of \(one.row.shownName)", one.row.nearingInWords, one.since, path(one.row), one.row.organisationID)
                }),
            TaskGroup(
                .kickbackOwed, count: owed.count, href: TaskKind.kickbackOwed.path,
                items: owed.rows.map { one in
                    item(
                        "Balance owed to \(one.row.shownName)", "\(Figures.money(one.row.balanceCents)) owed", one.since, path(one.row),
                        one.row.organisationID)
                }),
        ]
    }

    private func path(_ row: PartnerRow) -> String { ConsolePath.partner(row.organisationID) }

    private func item(_ title: String, _ detail: String, _ since: Instant, _ path: String, _ organisation: OrganisationID) -> TaskItem {
        TaskItem(
            title: title, detail: detail, since: since, href: path, accountID: AccountID(of: organisation), accountManager: nil)
    }
}

extension PartnerRow {
    var shownName: String { name.map { ShownName($0).plain } ?? "a partner that is gone" }

    /// `1 near its cap, 2 near their end`; empty where there is none.
    var nearingInWords: String {
        [
            nearCap == 0 ? nil : "\(Figures.count(nearCap)) near \(nearCap == 1 ? "its" : "their") cap",
            nearExpiry == 0 ? nil : "\(Figures.count(nearExpiry)) near \(nearExpiry == 1 ? "its" : "their") end",
        ].compactMap { $0 }.joined(separator: ", ")
    }
}

extension ExternalLedRow {
    /// `through Atelier Morgenzijl`; where an earlier version took an invitation for a place there may be none.
    var partnersInWords: String {
        guard !partners.isEmpty else { return "through nobody who is known" }
        let names = partners.map { $0.name.map { ShownName($0).plain } ?? "a partner that is gone" }
        return "through \(names.joined(separator: ", "))"
    }
}
