import Contracts
import StaffAPI

/// What the dialog of a note is about: something that ends or is due, as its owner tells it at the moment of opening.
struct RenewalDialogSubject: DialogMatter {
    let action: StaffAction
    let renewal: RenewalRow
    /// Of the account.
    let version: Int?

    var id: String { renewal.renewalID }

    var label: ShownName { ShownName(renewal.label.isEmpty ? "account without a name" : renewal.label) }

    var place: [HTML] { [label.html(), HTML(text: "\(renewal.kind.title) on \(Figures.date(renewal.dueOn))")] }

    var held: [String] {
        var parts = [renewal.tier.title]
        if let amount = renewal.nextAmountCents { parts.append("\(Figures.money(amount)) next") }
        if let note = renewal.note { parts.append("noted: \(ShownName(note).plain)") }
        if let snoozed = renewal.snoozedUntil { parts.append("put aside to the end of \(Figures.date(snoozed.lastDay))") }
        return parts
    }

    func obstacleText(for viewer: Viewer, now: Instant) -> String? {
        let items = RenewalActions(context: RowContext(viewer: viewer, month: now.month, now: now)).items(for: renewal)
        return ActionMenu.obstacleText(of: action, in: items, for: viewer)
    }
}
