import Contracts
import HTTP
import StaffAPI
import WebKit

/// What a dialog about a referral is about, as its owner tells it at the moment of opening.
struct ReferralDialogSubject: DialogMatter {
    private struct One: Decodable, Sendable {
        var referral: ReferralAnswer
    }

    let action: StaffAction
    let referral: ReferralAnswer

    /// Throws 404 for a referral that there isn't, 422 where the address names none.
    init(_ action: StaffAction, _ services: ConsoleServices, _ view: ConsoleView) async throws {
        guard let id: ReferralID = try view.request.parameters.id("matter") else {
            throw Problem.invalid("matter", "matter has to be the referral_id of one")
        }
        let answer: One = try await services.ask(ReferralOperations.one, of: id, for: view.request)
        self.init(action: action, referral: answer.referral)
    }

    init(action: StaffAction, referral: ReferralAnswer) {
        self.action = action
        self.referral = referral
    }

    var id: String { referral.referralID.description }
    var label: ShownName { ShownName(ReferralRows.client(referral)) }
    var version: Int? { referral.version }
    var place: [HTML] { [ShownName(referral.partnerName ?? "Partner that is gone").html(), label.html()] }
    var leaving: String { "what is ended" }

    var held: [String] {
        let end = referral.expiresAt.map { "to \(Figures.date($0.lastDay))" } ?? "without an end"
        return [
            referral.state.title, "\(referral.kickbackPercent.value)\(Figures.space)% kickback",
            referral.capCents.map { "\(Figures.money(referral.accruedCents)) of \(Figures.money($0)) earned" }
                ?? "\(Figures.money(referral.accruedCents)) earned",
            "\(Figures.money(referral.balanceCents)) owed", "from \(Figures.date(referral.startsAt)) \(end)",
        ]
    }

    func obstacleText(for viewer: Viewer, now: Instant) -> String? {
        let items = ReferralActions().items(for: referral)
        return ActionMenu.obstacleText(of: action, in: items, for: viewer)
    }

    func preset(_ preset: StaffAction.Field.Preset) -> String? {
        guard case .agreed(let name) = preset else { return nil }
        return switch name {
        case "kickback_percent": String(referral.kickbackPercent.value)
        case "discount_percent": String(referral.discountPercent.value)
        case "cap_cents": referral.capCents.map { Figures.euros($0.amount.magnitude) }
        case "balance_cents": Figures.euros(referral.balanceCents.amount.magnitude)
        case "expires_at": referral.expiresAt.map { Figures.date($0.lastDay) }
        case "notes": referral.notes
        case "internal_notes": referral.internalNotes
        case _: nil
        }
    }
}
