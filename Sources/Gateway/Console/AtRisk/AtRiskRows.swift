import Contracts
import StaffAPI

/// One thing at risk: why, since or until when, whom to speak to and what to try.
struct AtRiskRows {
    let risk: RiskGroup.Risk
    let context: RowContext

    func html() -> HTML {
        let row = risk.first
        return Self.table(context, caption: "").row(
            risk, .class("risk-row"), .id("risk-\(risk.subject)"), Attribute("data-row", risk.subject.description),
            Attribute("data-gone", "is no longer in this list."), Attribute("data-account", row.accountID.description),
            risk.rows.count == 1 ? Attribute("data-workspace", row.workspaceID.description) : nil,
            Attribute("data-label", isOneWorkspace ? ShownName(row.workspaceName).plain : organisation))
    }

    private var isOneWorkspace: Bool { if case .workspace = risk.subject { true } else { false } }

    private var organisation: String { ShownName(risk.first.organisationName ?? risk.first.workspaceName).plain }

    static func table(_ context: RowContext, caption: String) -> DataTable<RiskGroup.Risk> {
        func rows(_ risk: RiskGroup.Risk) -> AtRiskRows { AtRiskRows(risk: risk, context: context) }
        return DataTable(
            name: "risks", caption: caption,
            columns: [
                TableColumn(name: "subject", title: "Workspace", cardLine: .first, namesRow: true) { rows($0).name },
                TableColumn(name: "tier", title: "Tier") { HTML(text: $0.first.tier.title) },
                TableColumn(name: "hours", title: "Hours", isNumber: true) { rows($0).hours },
                TableColumn(name: "mrr", title: "MRR", isNumber: true, priority: .wide, cardLine: .first) { risk in
                    risk.first.mrrCents.map { HTML(text: Figures.money($0)) } ?? Nothing.html
                },
                TableColumn(name: "why", title: "Why") { rows($0).why },
                TableColumn(name: "contact", title: "Contact", priority: .roomy) {
                    Contacts(admins: $0.first.admins, context: context).html()
                },
                TableColumn(name: "remedy", title: "Suggested remedy", priority: .roomy) { HTML(text: rows($0).remedy) },
                TableColumn(name: "menu", title: "Actions", cardLine: .first, hidesTitle: true) { rows($0).menu },
            ])
    }

    private var name: HTML {
        let row = risk.first
        guard !isOneWorkspace else {
            return .joined([
                span(.class("title")) { NameLink.workspace(row.workspaceID, row.workspaceName) },
                small(.class("beside")) { NameLink.account(row.accountID, row.organisationName ?? "") },
            ])
        }
        return .joined([
            span(.class("title")) { NameLink.account(row.accountID, row.organisationName ?? row.workspaceName) },
            small(.class("beside")) {
                risk.rows.count == 1 ? "1 workspace: " : "\(Figures.count(risk.rows.count)) workspaces: "
                HTML.joined(risk.rows.prefix(3).map { NameLink.workspace($0.workspaceID, $0.workspaceName) }, separator: ", ")
                if risk.rows.count > 3 { ", …" }
            },
        ])
    }

    private var hours: HTML {
        guard isOneWorkspace || risk.rows.count == 1 else {
            return HTML(text: Figures.hours(seconds: risk.rows.reduce(0) { $0 &+ $1.countedSeconds }))
        }
        let row = risk.first
        guard isLocked else { return CapGauge(countedSeconds: row.countedSeconds, capSeconds: row.capSeconds).html() }
        let gauge = LockGauge(countedSeconds: row.countedSeconds, lifetimeSeconds: row.lifetimeSeconds, capSeconds: row.capSeconds)
        return .joined([gauge.html(), gauge.ofMonth.map { words in small(.class("beside")) { words } } ?? .empty])
    }

    private var isLocked: Bool { risk.first.reasons.contains { $0 == .pilotHardBlock || $0 == .atCap } }

    private var why: HTML {
        .joined([HTML(text: risk.first.detail ?? risk.first.reason.title), small { facts.joined(separator: " · ") }, outcome])
    }

    /// What came of it, as staff say.
    private var outcome: HTML {
        guard risk.rows.count == 1, let outcome = risk.first.outcome else { return .empty }
        return span(.class("chip"), risk.first.outcomeNote.map { .title($0) }) { "outcome: \(outcome.title.lowercased())" }
    }

    private func snoozeText(_ snooze: ShownSnooze) -> String {
        let worse = "until it gets worse"
        guard let until = snooze.until else { return "snoozed \(worse)" }
        return "snoozed to the end of \(Figures.date(until.lastDay))" + (snooze.unlessWorse ? ", or \(worse)" : "")
    }

    private var remedy: String { Sentence.beginning(risk.first.remedy ?? "") }

    private var facts: [String] {
        let row = risk.first
        // For those that approach their cap the detail has said so.
        var facts: [String] = []
        if let projected = row.projectedAt, row.detail == nil || row.reason != .approachingCap {
            facts.append("cap reached on \(Figures.date(projected)) at this pace")
        }
        if risk.rows.count == 1 {
            if let locked = row.lockedSince { facts.append(LockGauge.since(locked)) }
            if let resets { facts.append(resets) }
            if let snooze = row.snooze { facts.append("\(snoozeText(snooze)): \(ShownName(snooze.reason).plain)") }
        }
        if let downgraded = row.downgradedAt { facts.append(downgrade(at: downgraded)) }
        return facts
    }

    private var resets: String? {
        guard let count = risk.first.resets12Months, count > 0 else { return nil }
        let times = count == 1 ? "once" : "\(Figures.count(count)) times"
        let last = risk.first.lastResetReason.map { ", last: \(ShownName($0).plain)" } ?? ""
        return "reset \(times) in 12 months\(last)"
    }

    /// Where it is the reason, the detail has said it; only the day is new.
    private func downgrade(at day: Instant) -> String {
        let row = risk.first
        if row.reason == .recentlyDowngraded, row.detail != nil { return "on \(Figures.date(day))" }
        return "also downgraded from \(row.downgradedFrom?.title ?? "a higher tier") on \(Figures.date(day))"
    }

    private var menu: HTML {
        ActionMenu(
            id: "menu-\(risk.subject)", subject: isOneWorkspace ? ShownName(risk.first.workspaceName).plain : organisation,
            items: AccountActions(context: context).items(for: risk.first, isOneWorkspace: risk.rows.count == 1)
        ).html()
    }
}
