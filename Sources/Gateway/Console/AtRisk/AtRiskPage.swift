import Contracts
import StaffAPI

/// The content of the page: what needs somebody's attention, the most urgent group first.
struct AtRiskPage {
    let viewer: Viewer
    let address: AtRiskAddress
    let answer: AtRiskAnswer
    let now: Instant

    func html() -> HTML {
        .joined([headline, list])
    }

    var title: String {
        ((address.reason.map { [$0.title] } ?? []) + (address.isSnoozed ? ["Snoozed"] : []) + [AtRiskFeature.area.title])
            .joined(separator: " · ")
    }

    private var headline: HTML {
        division(.class("headline")) {
            heading1 { AtRiskFeature.area.title }
            paragraph(.class("as-of push")) { "As of \(Figures.moment(answer.asOf ?? now))" }
        }
    }

    /// What is read again whenever something changes.
    var list: HTML {
        division(.id("risks"), Attribute("data-live")) {
            reasons
            PrintedScope(pager: pager).html()
            risks
            if pager.isPart { pager.html() }
        }
    }

    private var reasons: HTML {
        TabBar(label: "Reasons", tabs: [tab(nil, "All")] + RiskReason.allCases.map { tab($0, $0.title) } + [snoozed]).html()
    }

    private func tab(_ reason: RiskReason?, _ title: String) -> TabBar.Tab {
        .init(
            title: title, path: AtRiskAddress(reason: reason).path, count: count(of: reason),
            isCurrent: address.reason == reason && !address.isSnoozed)
    }

    private var snoozed: TabBar.Tab {
        .init(
            title: "Snoozed", path: AtRiskAddress(isSnoozed: true).path, count: answer.counts.map { $0[AtRiskAnswer.snoozedCount] ?? 0 },
            isCurrent: address.isSnoozed)
    }

    /// How many workspaces there are for a reason, or for all of them, but for those put aside; nil where the owner doesn't say.
    private func count(of reason: RiskReason?) -> Int? {
        guard let counts = answer.counts else { return nil }
        return reason.map { counts[$0.rawValue] ?? 0 } ?? counts.reduce(0) { $0 + ($1.key == AtRiskAnswer.snoozedCount ? 0 : $1.value) }
    }

    private var risks: HTML {
        let groups = RiskGroup.groups(of: answer.rows)
        guard groups.isEmpty else { return .joined(groups.map(section)) }
        return EmptyList(
            text: emptiness, ways: address.path == AtRiskFeature.path ? [] : [.init(title: "All reasons", path: AtRiskFeature.path)]
        ).html()
    }

    private var emptiness: String {
        if address.isSnoozed { return "No workspace is put aside." }
        return address.reason == nil ? "No workspace is at risk." : "No workspace is at risk for this reason."
    }

    private func section(of group: RiskGroup) -> HTML {
        let context = RowContext(viewer: viewer, month: now.month, now: now)
        return Gateway.section(.class("risk-group risk-\(group.name)"), Attribute("aria-labelledby", "title-\(group.name)")) {
            heading2(.id("title-\(group.name)")) {
                group.title
                span(.class("group-count")) { " \(group.risks.count)" }
            }
            AtRiskRows.table(context, caption: "\(group.title): hours, contacts and suggested remedy").html {
                tableBody { for risk in group.risks { AtRiskRows(risk: risk, context: context).html() } }
            }
        }
    }

    private var pager: Pager {
        func path(_ cursor: String) -> String { AtRiskAddress(reason: address.reason, isSnoozed: address.isSnoozed, cursor: cursor).path }
        return Pager(
            things: "workspaces", shown: answer.rows.count, first: answer.first, total: answer.total.map(Int64.init),
            previousPath: answer.previousCursor.map(path), nextPath: answer.nextCursor.map(path))
    }
}
