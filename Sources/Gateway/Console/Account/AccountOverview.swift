import Contracts
import StaffAPI

/// What an account pays and why, whether it is alive, whom to call, and what happened last.
struct AccountOverview {
    static let othersMaximum = 5

    let account: AccountView
    /// Nil where it can't be said now.
    let revenue: AccountRevenueAnswer?
    /// Other accounts of the organisation.
    let others: [AccountRow]
    /// The newest first.
    let events: [AuditRecord]
    let names: KnownNames
    /// Where its invoices go; nil where nobody has said it, or it can't be told now.
    let invoiceAddress: String?
    /// Those that it has as a client or a partner; nil where they can't be told now.
    var referrals: [ReferralAnswer]? = []
    /// Nil where it can't be told now.
    let licences: TrainingRosterAnswer.Counts?

    private var row: AccountRow { account.row }

    func html() -> HTML {
        division(.id("detail-content"), .class("overview"), Attribute("data-live")) {
            division(.class("overview-main")) {
                division(.class("figure-cards")) {
                    mrr; hours; seats; logins
                }
                AccountRequests(account: account).html()
                AccountReferrals(account: account, referrals: referrals).html()
                contacts
                AccountLicences(organisation: row.organisationID, counts: licences).html()
                last
            }
            section(.class("card overview-side"), Attribute("aria-labelledby", "facts-title")) {
                heading2(.id("facts-title")) { "Facts" }
                FactList(facts: AccountFacts(account: account).all + otherAccounts).html()
            }
        }
    }

    private func card(_ name: String, _ value: String, @HTMLBuilder more: () -> HTML) -> HTML {
        section(.class("card figure-card")) {
            heading2 { name }
            paragraph(.class("value")) { value }
            more()
        }
    }

    private var mrr: HTML {
        card("MRR", Figures.money(row.mrrCents)) {
            if let revenue { RevenueSum(revenue: revenue).lines() }
            columns("MRR by month") { ($0.mrrCents.amount, Figures.money($0.mrrCents)) }
            if let change = change(\.mrrCents) {
                paragraph(.class("note")) { "\(Figures.signedMoney(change.now - change.before)) on \(change.month)" }
            }
        }
    }

    private var hours: HTML {
        card("Hours", Figures.hours(seconds: row.recordedSeconds)) {
            columns("Hours by month") { ($0.recordedSeconds, Figures.hours(seconds: $0.recordedSeconds)) }
            if let deleted = Deletion.inWords(seconds: row.deletedSeconds) { paragraph(.class("note")) { deleted } }
            if let previous = account.figures(account.context.month.previous) {
                let before = previous.recordedSecondsToDay ?? previous.recordedSeconds
                paragraph(.class("note")) {
                    Figures.signedHours(seconds: row.recordedSeconds - before)
                    " on \(Figures.month(previous.month))"
                    if previous.recordedSecondsToDay != nil { " to this day" }
                }
            }
        }
    }

    private var seats: HTML {
        card("Seats", Figures.count(row.seats)) {
            paragraph(.class("note")) { seatsInWords }
            columns("Seats by month") { (Int64($0.seats), RevenueSum.seats($0.seats)) }
        }
    }

    private var seatsInWords: String {
        var parts: [String] = []
        if let billed = row.billedSeats, billed > 0 { parts.append("\(Figures.count(billed)) billed") }
        if let invited = row.pendingSeats, invited > 0 { parts.append("\(Figures.count(invited)) invited") }
        if let agreed = account.terms?.recordedSeats, !account.isPast { parts.append("\(Figures.count(agreed)) agreed") }
        if row.externals > 0 { parts.append("\(Figures.count(row.externals)) external") }
        if row.observers > 0 { parts.append("\(Figures.count(row.observers)) observing") }
        return parts.isEmpty ? "none billed" : parts.joined(separator: ", ")
    }

    private var logins: HTML {
        card("Logins", account.context.knowsLogins ? Figures.count(row.logins30Days ?? 0) : "not known") {
            paragraph(.class("note")) { "in 30 days" }
            columns("Logins by month") {
                (Int64($0.logins30Days), $0.loginsKnown ?? true ? "\(Figures.count($0.logins30Days)) logins" : "not known")
            }
        }
    }

    private func columns(_ label: String, _ size: (MonthFigures) -> (Int64, String)) -> HTML {
        MonthColumns(
            label: label,
            columns: account.months.map { figures in
                let (size, text) = size(figures)
                return .init(month: figures.month, size: size, figure: text, path: account.path(in: figures.month))
            }, shown: account.context.month, current: account.current
        ).html()
    }

    private func change(_ figure: KeyPath<MonthFigures, Cents>) -> (now: Cents, before: Cents, month: String)? {
        let month = account.context.month
        guard let now = account.figures(month), let before = account.figures(month.previous) else { return nil }
        return (now[keyPath: figure], before[keyPath: figure], Figures.month(month.previous))
    }

    private var contacts: HTML {
        section(.class("card"), Attribute("aria-labelledby", "contacts-title")) {
            heading2(.id("contacts-title")) { "Contacts" }
            if row.admins.isEmpty { paragraph(.class("note")) { "Nobody administers a workspace of this account." } }
            unorderedList(.class("contact-list")) {
                for admin in row.admins { listItem { ContactLine(contact: admin, context: account.context).html() } }
                for contact in account.billingContacts {
                    listItem { ContactLine(contact: contact, mark: ContactMark.billing(contact), context: account.context).html() }
                }
                if let invoiceAddress {
                    listItem {
                        "Invoices go to "
                        MailAddress(address: invoiceAddress).html()
                    }
                }
            }
        }
    }

    private var last: HTML {
        section(.class("card"), Attribute("aria-labelledby", "last-title")) {
            heading2(.id("last-title")) { "What happened last" }
            if events.isEmpty { paragraph(.class("note")) { "Nothing has been done here yet." } }
            Timeline.html(events, names)
            if !events.isEmpty { paragraph { link(.href(account.address.at(.history).path)) { "The whole history" } } }
        }
    }

    private var otherAccounts: [FactList.Fact] {
        guard !others.isEmpty else { return [] }
        let shown = others.prefix(Self.othersMaximum)
        return [
            FactList.Fact(
                "Other accounts of the organisation",
                unorderedList(.class("plain-list")) {
                    for other in shown {
                        listItem {
                            NameLink.account(other.accountID, other.label, in: account.address.month)
                            small { " \(other.tier.title) · \(other.class.title)" }
                        }
                    }
                    if others.count > shown.count {
                        listItem { link(.href(UsageAddress.searching(row.organisationID.description).path)) { "all of them" } }
                    }
                })
        ]
    }
}
