import Contracts
import StaffAPI

/// The referrals of an account: whose client it is, and which clients its organisation has brought as a partner.
struct AccountReferrals {
    let account: AccountView
    /// Nil where they can't be told now.
    let referrals: [ReferralAnswer]?

    @HTMLBuilder func html() -> HTML {
        if let referrals {
            if !referrals.isEmpty || account.row.partner {
                card {
                    if referrals.isEmpty {
                        paragraph(.class("note")) { "It has brought no clients yet." }
                    } else {
                        ReferralRows(side: .both).html(referrals)
                    }
                    if account.row.partner {
                        paragraph { link(.href(ConsolePath.partner(account.row.organisationID))) { "Its page as a partner" } }
                    }
                }
            }
        } else {
            card { paragraph(.class("note")) { "PartnerService can't tell them now." } }
        }
    }

    private func card(@HTMLBuilder content: () -> HTML) -> HTML {
        section(.class("card"), Attribute("aria-labelledby", "referrals-title")) {
            heading2(.id("referrals-title")) { "Referrals" }
            content()
        }
    }
}
