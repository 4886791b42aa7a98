import Contracts
import StaffAPI

/// How many of an account's organisation are trained, with the ways to who they are.
struct AccountLicences {
    let organisation: OrganisationID
    /// Nil where it can't be told now.
    let counts: TrainingRosterAnswer.Counts?

    func html() -> HTML {
        section(.class("card"), Attribute("aria-labelledby", "licences-title")) {
            heading2(.id("licences-title")) { "Licences" }
            if let counts {
                paragraph {
                    "\(Figures.count(counts.trained)) of \(Figures.count(counts.members)) "
                    counts.members == 1 ? "member is trained" : "members are trained"
                    if counts.expiringSoon > 0 {
                        " "
                        span(.class("chip warn")) { "\(Figures.count(counts.expiringSoon)) expiring soon" }
                    }
                }
            } else {
                paragraph(.class("note")) { "Who is trained can't be told now." }
            }
            paragraph {
                link(.href(ConsolePath.trainingRoster(organisation))) { "Training roster" }
                " · "
                link(.href(LicencesAddress().with(\.organisation, organisation).path)) { "All licences" }
            }
        }
    }
}
