import Contracts
import StaffAPI

/// What of an account needs somebody's attention, the most urgent first.
struct AccountAlerts {
    /// Workspaces named in one line; the others are counted.
    private static let namesMaximum = 3
    /// An end of the tier within these days is told.
    private static let endDays = 30

    let account: AccountView

    var all: [AlertStrip.Alert] { RiskReason.allCases.compactMap(risk) + requests + payments + refusals + [end].compactMap { $0 } }

    /// What waits for an answer.
    private var requests: [AlertStrip.Alert] {
        guard !account.isPast else { return [] }
        return account.requests.filter { $0.status == .pending }.map { row in
            .init(
                level: row.overdue ? .bad : .warn,
                html: .joined([
                    HTML(text: row.overdue ? "Waits for an answer, which is overdue: " : "Waits for an answer: "),
                    link(.href(row.path)) { row.title },
                ]))
        }
    }

    private var payments: [AlertStrip.Alert] {
        account.isPast ? [] : PaymentNotes(account: account.row).all.map { .init(level: .warn, html: HTML(text: $0 + ".")) }
    }

    /// Somebody who should be told what is decided, and is not.
    private var refusals: [AlertStrip.Alert] {
        guard !account.isPast else { return [] }
        return account.refusedNotices.map { mail in
            let who = mail.name.map { NameLink.person(mail.userID, name: $0, email: mail.address) } ?? ShownName(mail.address).html()
            let rest = " at \(ShownName(mail.address).plain) was refused on \(Figures.date(mail.at)): \(ShownName(mail.answer).plain)."
            return .init(level: .warn, html: .joined([HTML(text: "A mail about the account to "), who, HTML(text: rest)]))
        }
    }

    private func risk(_ reason: RiskReason) -> AlertStrip.Alert? {
        let rows = account.risks.filter { $0.reason == reason }
        guard let first = rows.first else { return nil }
        let level: AlertStrip.Level = reason == .pilotHardBlock || reason == .atCap ? .bad : .warn
        let words = first.detail ?? reason.title
        // A downgrade is the account's, however many workspaces it touches.
        if reason == .recentlyDowngraded { return .init(level: level, html: HTML(text: Sentence.beginning(words))) }
        guard rows.count > 1 else {
            return .init(
                level: level, html: .joined([NameLink.workspace(first.workspaceID, first.workspaceName), HTML(text: ": \(words)")]))
        }
        let names = rows.prefix(Self.namesMaximum).map { NameLink.workspace($0.workspaceID, $0.workspaceName) }
        let rest = rows.count - names.count
        return .init(
            level: level,
            html: .joined([
                HTML(text: "\(reason.title): \(Figures.count(rows.count)) workspaces, "), .joined(names, separator: ", "),
                rest > 0 ? HTML(text: " and \(Figures.count(rest)) more") : .empty,
            ]))
    }

    private var end: AlertStrip.Alert? {
        guard !account.isPast, let end = account.row.tierExpiresAt else { return nil }
        let days = end.lastDay.daysSince1970 - account.context.now.date.daysSince1970
        guard (0...Self.endDays).contains(days) else { return nil }
        let isCanceled = account.row.endsAt != nil
        let tier = account.row.tier.title
        let what = account.row.class == .trial ? "The trial of \(tier)" : isCanceled ? "\(tier), which the customer has cancelled," : tier
        let inWords = days == 0 ? "today" : days == 1 ? "tomorrow" : "in \(days) days"
        return .init(level: .warn, html: HTML(text: "\(what) ends on \(Figures.date(end.lastDay)), \(inWords)."))
    }
}
