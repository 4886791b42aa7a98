import Contracts
import StaffAPI

/// What holds for a training session.
struct SessionFacts {
    let session: SessionRow
    /// What billing says of a completed one; nil where it can't be said now.
    let billing: SessionInvoice.Billing?

    var all: [FactList.Fact] { [what, money, who].flatMap { $0 } }

    private var what: [FactList.Fact] {
        [
            .init("Training", ShownName(session.shownTitle).html()),
            .init("Organisation", NameLink.account(session.accountID, session.organisationName ?? "")),
            session.mode.map { .init("Mode", $0.title) },
            session.durationMinutes.map { .init("Takes", Self.duration($0)) },
            session.scheduledAt.map { .init("Date", Figures.moment($0)) },
            session.completedOn.map { .init("Held on", Figures.date($0)) },
            session.grantsLicence.map { .init("Licences", $0 ? licences : "This training grants none") },
        ].compactMap { $0 }
    }

    private var money: [FactList.Fact] {
        [
            session.priceCents.map { price in
                let isHeld = session.status == .completed
                return .init(isHeld ? "Price" : "Estimate", "\(Figures.money(price)) without VAT")
            },
            session.basePriceCents.map { .init("Price of the training", Figures.money($0)) },
            session.agreedPriceCents.map { .init("Agreed price", Figures.money($0)) },
            session.included.map { .init("Participants", $0) },
            session.status == .completed ? nil : session.expectedParticipants.map { .init("Expected", Figures.count($0)) },
            session.status == .completed ? .init("Invoice", SessionInvoice(session: session, billing: billing).html()) : nil,
        ].compactMap { $0 }
    }

    private var who: [FactList.Fact] {
        [
            .init("Asked by", session.requestedBy?.link ?? HTML(text: session.origin == .platform ? "the customer" : "staff")),
            .init("Asked on", Figures.date(session.requestedAt)),
            session.askedTraining.map { .init("Asked for", ShownName($0).html()) },
            session.notes.map { .init("Notes", ShownName.line($0)) },
        ].compactMap { $0 }
    }

    private var licences: String {
        guard session.status == .completed else { return "A year for everybody who takes part" }
        return "\(Figures.count(session.trainedShare.licensed)) of \(Figures.count(session.trainedShare.members)) count"
    }

    /// `1 h 30 min`
    private static func duration(_ minutes: Int) -> String {
        let parts = [
            minutes >= 60 ? "\(Figures.count(minutes / 60))\(Figures.space)h" : nil,
            minutes % 60 > 0 ? "\(minutes % 60)\(Figures.space)min" : nil,
        ]
        return parts.compactMap { $0 }.joined(separator: " ")
    }
}
