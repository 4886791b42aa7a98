import Contracts
import StaffAPI

/// A training session in words.
extension SessionRow {
    var accountID: AccountID { AccountID(of: organisationID) }
    var path: String { ConsolePath.session(sessionID) }

    /// Of which training it is; what the customer asked for where nobody has said yet.
    var shownTitle: String { trainingTitle ?? askedTraining ?? "Training to be chosen" }

    var customer: ShownName { ShownName(organisationName ?? "Organisation without a name") }

    /// `Online training of Gemeente Rietenvoort`
    var label: ShownName { ShownName("\(shownTitle) of \(customer.plain)") }

    /// As a word in a colour of its own, and beside it what has become of its licences where some are missing.
    var marks: HTML {
        let tone =
            switch status.known {
            case .requested, nil: "info"
            case .scheduled: "info"
            case .completed: "good"
            case .cancelled: "quiet"
            }
        let isPartly = status == .completed && grantsLicence == true && trainedShare.licensed < trainedShare.members
        return .joined(
            [
                span(.class("chip \(tone)")) { status.title },
                isPartly ? span(.class("chip warn")) { "Partly licensed" } : .empty,
            ], separator: " ")
    }

    /// The day on which it was held, or its date.
    var when: String? { completedOn.map { Figures.date($0) } ?? scheduledAt.map { Figures.moment($0) } }

    /// `€ 795,00`, and whether that is an estimate.
    var price: HTML {
        guard let priceCents else { return Nothing.html }
        let note = status == .completed ? (agreedPriceCents == nil ? nil : "agreed") : "estimate"
        return .joined([HTML(text: Figures.money(priceCents)), note.map { text in small(.class("beside")) { text } } ?? .empty])
    }

    /// `4 on the roster, 7 expected`
    var participants: String {
        let expected = status == .completed ? nil : expectedParticipants.map { ", \(Figures.count($0)) expected" }
        return "\(Figures.count(trainedShare.members)) on the roster\(expected ?? "")"
    }

    /// `5 included, each further one € 60,00`; nil while nobody has said which training it is.
    var included: String? {
        includedParticipants.map { included in
            let more = extraPriceCents.map { "each further one \(Figures.money($0))" } ?? "no more are possible"
            return "\(Figures.count(included)) included, \(more)"
        }
    }

    /// What the session keeps of its training as of its creation.
    var terms: SessionTerms? {
        guard let basePriceCents, let includedParticipants else { return nil }
        return SessionTerms(
            priceCents: basePriceCents, includedParticipants: includedParticipants, extraPriceCents: extraPriceCents,
            durationMinutes: durationMinutes, grantsLicence: grantsLicence ?? false)
    }

    /// Whether anything of it can still be planned.
    var isOpen: Bool { status == .requested || status == .scheduled }
}

extension KnownPerson {
    var link: HTML { NameLink.person(userID, name: name ?? "", email: email ?? "") }
}
