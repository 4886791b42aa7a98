import Contracts
import StaffAPI

/// What staff read of a request.
extension UpgradeRequestRow {
    /// Who asks, as a whole.
    var customer: ShownName { ShownName(organisationName ?? "Organisation without a name") }

    /// `Higher tier for Acme`
    var title: String { "\(matter) for \(customer.plain)" }

    /// What is asked for, without for whom.
    var matter: String {
        switch kind.known {
        case .newWorkspace: "Workspace “\(ShownName(proposedName ?? "").plain)”"
        case .tierUpgrade, nil: kind.title
        }
    }

    var path: String { ConsolePath.request(requestID) }

    /// `Changemaker, billed yearly`
    var proposal: String { Self.terms(proposedTier, proposedBillingPeriod) }

    static func terms(_ tier: Word<Tier>, _ period: Word<BillingPeriod>) -> String { "\(tier.title), billed \(period.title)" }

    /// How it stands, in a colour and in words.
    var pill: HTML {
        let state = overdue ? "late" : status.text
        return span(.class("pill request-\(state)")) { overdue ? "\(status.title), overdue" : status.title }
    }

    /// What is wrong with it, where something is.
    @HTMLBuilder var marks: HTML {
        pill
        if notCreated {
            " "
            span(.class("chip warn")) { "not created yet" }
        }
        if !joined.isEmpty {
            " "
            span(.class("chip")) { "\(Figures.count(joined.count)) joined" }
        }
    }
}

extension RequestingPerson {
    func html() -> HTML { PersonName(userID: userID, name: name ?? "", email: email ?? "").html() }

    /// In a line of text.
    var link: HTML { NameLink.person(userID, name: name ?? "", email: email ?? "") }
}
