import Contracts
import StaffAPI

/// The completed training that the invoice bills, by itself or beside whatever else it bills.
struct NewInvoiceTraining {
    let address: NewInvoiceAddress
    let outlook: InvoicesAnswer.Outlook?
    var fault: String?

    private var sessions: [SessionToInvoice] { outlook?.sessionsToInvoice ?? [] }

    /// What was chosen. The invoice of the next period begins with the training that has waited longest.
    var chosen: String? { address["session"] ?? (address.isNew ? sessions.first?.trainingSessionID.description : nil) }

    /// In words; nil where none is chosen.
    var shown: String? {
        chosen.map { id in sessions.first { $0.trainingSessionID.description == id }.map(Self.title) ?? "Another one" }
    }

    @HTMLBuilder func html() -> HTML {
        if sessions.isEmpty, chosen == nil, fault == nil {
            division(.class("billed billed-training")) {
                paragraph(.class("note")) { "No completed training waits for an invoice." }
            }
        } else {
            WizardField(
                name: "session", title: "Completed training", text: chosen ?? "",
                note: "A line of its own, with its price by the roster. Each training is invoiced once.", fault: fault,
                isOptional: address.bill != .training
            ).choice(choices)
        }
    }

    private var choices: [(value: String, title: String)] {
        var choices: [(value: String, title: String)] = [("", "None")]
        for session in sessions { choices.append((session.trainingSessionID.description, Self.title(session))) }
        if let chosen, !choices.contains(where: { $0.value == chosen }) { choices.append((chosen, "Another one")) }
        return choices
    }

    /// `Prompting for teams, 12-11-2026, 7 people: € 795,00`
    private static func title(_ session: SessionToInvoice) -> String {
        let people = session.participants == 1 ? "1 person" : "\(Figures.count(session.participants)) people"
        let title = ShownName(session.title ?? "Training").plain
        return "\(title), \(Figures.date(session.completedOn)), \(people): \(Figures.money(session.priceCents))"
    }
}
