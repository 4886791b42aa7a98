import Contracts
import StaffAPI

/// The referrals of a partner, what they bring by month, and the search for the client of a new one.
struct PartnerReferrals {
    static let pageSize = 50
    static let foundMaximum = 8

    let partner: PartnerView
    let answer: ReferralsAnswer
    /// Nil where they can't be told now.
    let months: [StatementAnswer.MonthTotals]?
    /// What the client of a new referral is looked for by.
    let search: String?
    /// Nil where nobody is looked for.
    let found: [SearchAnswer.FoundAccount]?
    let isFirstPage: Bool

    func html() -> HTML {
        .joined([list, months.map { KickbackChart(partner: partner, months: $0).html() } ?? .empty, newReferral])
    }

    private var list: HTML {
        section(.class("results"), .label("Referrals")) {
            if answer.referrals.isEmpty {
                EmptyList(text: "There are no referrals\(isFirstPage ? " yet" : " here"). Find the client of the first one below.").html()
            } else {
                ReferralRows(side: .client).html(answer.referrals)
            }
            PartnerPager(
                path: partner.path(.referrals), isFirstPage: isFirstPage, nextCursor: answer.nextCursor, shown: answer.referrals.count
            )
            .html("referrals")
        }
    }

    private var newReferral: HTML {
        section(.class("card"), Attribute("aria-labelledby", "new-title")) {
            heading2(.id("new-title")) { StaffAction.agreeReferral.title }
            if partner.row.isPartner {
                form(
                    .class("filters"), Attribute("role", "search"), .label("Find the client"), Attribute("method", "get"),
                    Attribute("action", partner.path(.referrals))
                ) {
                    division(.class("filter filter-search")) {
                        input(
                            .type("search"), .name("client"), .value(search ?? ""), .label("Client"), Attribute("placeholder", "Client"),
                            Attribute("maxlength", String(Operation.Parameter.searchLengthMaximum)))
                    }
                    button(.class("plain")) { "Find" }
                }
                candidates
            } else {
                paragraph(.class("note")) { "Only partners bring clients: set the partner flag again first." }
            }
        }
    }

    @HTMLBuilder private var candidates: HTML {
        if let found {
            let clients = found.filter { $0.accountID != AccountID(of: partner.id) }
            if clients.isEmpty {
                paragraph(.class("note")) { "Nothing has these words." }
            } else {
                unorderedList(.class("plain-list candidates")) { for client in clients { candidate(client) } }
            }
        }
    }

    private func candidate(_ client: SearchAnswer.FoundAccount) -> HTML {
        listItem(
            Attribute("data-account", client.accountID.description), Attribute("data-label", ShownName(client.label).plain),
            Attribute("data-matter", partner.id.description)
        ) {
            NameLink.account(client.accountID, client.label)
            small { " \(client.tier.title) · \(client.class.title) " }
            button(
                .type("button"), .id("agree-\(client.accountID)"), .class("plain"), Attribute("data-deed", StaffAction.agreeReferral.id)
            ) {
                "\(StaffAction.agreeReferral.title)…"
                span(.class("unseen")) { " of \(ShownName(client.label).plain)" }
            }
        }
    }
}
