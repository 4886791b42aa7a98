import Contracts
import StaffAPI

/// What those who ask have written: the first, and whoever has joined since.
struct RequestMessages {
    let row: UpgradeRequestRow
    let now: Instant

    func html() -> HTML {
        section(.class("card"), Attribute("aria-labelledby", "messages-title")) {
            heading2(.id("messages-title")) { "Who asks" }
            unorderedList(.class("contact-list")) {
                listItem { entry(row.requester, row.createdAt, row.message, terms: nil) }
                for joined in row.joined {
                    listItem {
                        entry(
                            joined.requester, joined.createdAt, joined.message,
                            terms: UpgradeRequestRow.terms(joined.proposedTier, joined.proposedBillingPeriod))
                    }
                }
            }
        }
    }

    @HTMLBuilder private func entry(_ person: RequestingPerson, _ asked: Instant, _ message: String?, terms: String?) -> HTML {
        strong { person.link }
        if let email = person.email, !email.isEmpty {
            " "
            MailAddress(address: email).html()
        }
        span(.class("event-when"), .title(Figures.moment(asked))) {
            " \(Figures.daysAgo(asked, asOf: now))" + (terms.map { ", for \($0)" } ?? "")
        }
        if let message { paragraph(.class("quoted")) { ShownName.line(message) } }
    }
}
