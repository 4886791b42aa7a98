import Contracts
import HTTP
import StaffAPI
import WebKit

/// The payout to a partner that a dialog is about, as its owner tells it at the moment of opening.
struct PayoutDialogSubject: DialogMatter {
    let action: StaffAction
    let answer: PayoutAnswer

    private var payout: StatementAnswer.Entry { answer.payout }
    private var referral: ReferralAnswer { answer.referral }

    /// Throws 404 for a payout that there isn't, 422 where the address names none.
    init(_ action: StaffAction, _ services: ConsoleServices, _ view: ConsoleView) async throws {
        guard let referral: ReferralID = try view.request.parameters.id("matter") else {
            throw Problem.invalid("matter", "matter has to be the referral_id of one")
        }
        guard let payout = PlainID(view.request.text("payout") ?? "") else {
            throw Problem.invalid("payout", "payout has to be the event_id of one")
        }
        let question = OwnerRequest(
            asking: .partner, ReferralOperations.payout.path(of: referral, payout), for: view.request.http, identity: view.request.identity)
        self.init(action: action, answer: try await services.owners.ask(question))
    }

    init(action: StaffAction, answer: PayoutAnswer) {
        self.action = action
        self.answer = answer
    }

    var id: String { payout.eventID }
    var path: String { action.operation.path(of: referral.referralID, payout.eventID) }
    var label: ShownName { ShownName(StatementWords.reference(payout)) }
    var version: Int? { referral.version }

    var place: [HTML] {
        [
            ShownName(referral.partnerName ?? "Partner that is gone").html(), ShownName(ReferralRows.client(referral)).html(),
            label.html(),
        ]
    }

    var held: [String] {
        [
            "\(Figures.money(payout.amountCents)) paid on \(Figures.date(payout.paidOn ?? payout.at.date))",
            "recorded on \(Figures.date(payout.at))", "\(Figures.money(referral.balanceCents)) owed",
        ]
    }

    func obstacleText(for viewer: Viewer, now: Instant) -> String? {
        ActionMenu.obstacleText(of: action, in: PayoutActions().items(for: payout), for: viewer)
    }
}
