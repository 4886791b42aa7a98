import Contracts
import EventSourcing
import Invoicing

/// A training session as TrainingService tells of it, as far as an invoice needs it.
struct BillableSession: Hashable, Sendable {
    let id: TrainingSessionID
    let organisationID: OrganisationID
    /// Of the training as the catalogue has it now; nil where that isn't known.
    let title: String?
    /// Nil for a session that isn't completed.
    let completedOn: LocalDate?
    let participants: Int
    /// What it costs by its roster, without VAT.
    let price: Cents
}

extension BillableSession {
    /// `Training Prompting for teams, held on 12 November 2026, 7 participants`. A title may have several lines; a line of an invoice has one.
    var words: BilingualText {
        let name = ["Training", title].compactMap { $0 }.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let day = completedOn.map { BilingualText($0) }
        return BilingualText(
            english: [name, day.map { "held on \($0.english)" }, participants == 1 ? "1 participant" : "\(participants) participants"]
                .compactMap { $0 }.joined(separator: ", "),
            dutch: [name, day.map { "gehouden op \($0.dutch)" }, participants == 1 ? "1 deelnemer" : "\(participants) deelnemers"]
                .compactMap { $0 }.joined(separator: ", "))
    }
}

extension AccountState {
    /// The invoice on which a training session stands; nil where a credit note has taken back the line, or the whole invoice.
    func invoice(billing session: TrainingSessionID) -> InvoiceState? {
        standingInvoices.first { invoice in invoice.openLines.contains { $0.trainingSessionID == session } }
    }

    /// The training sessions that stand on an invoice.
    var invoicedSessions: Set<TrainingSessionID> { Set(standingInvoices.flatMap(\.openLines).compactMap(\.trainingSessionID)) }

    /// Throws `Rejection` where the session can't be put on an invoice of the account: only a completed one can, of the account's own organisation,
    /// that costs something, and once (DOMAIN §13).
    func check(_ session: BillableSession) throws {
        // The account of a single workspace has no sessions, so that no two accounts can invoice the same one.
        guard identity?.accountID == AccountID(of: session.organisationID) else { throw Rejection.sessionOfAnother(session.id) }
        if let invoice = invoice(billing: session.id) { throw Rejection.sessionInvoiced(invoice.number) }
        guard session.completedOn != nil else { throw Rejection.sessionNotCompleted }
        guard session.price > .zero else { throw Rejection.sessionIsFree }
    }
}

extension Rejection {
    /// The field of an order that names a training session.
    private static let field = "training_session_id"

    static func noSession(_ id: TrainingSessionID) -> Rejection { .field(field, "there is no training session \(id)") }

    static func sessionOfAnother(_ id: TrainingSessionID) -> Rejection {
        .field(field, "training session \(id) isn't this account's: a training is invoiced to the account of its organisation")
    }

    static func sessionInvoiced(_ number: String) -> Rejection {
        .rule(
            "session-invoiced", detail: "the training session is on invoice \(number) already; credit that line to invoice it anew",
            field: field)
    }

    static let sessionNotCompleted = rule(
        "session-not-completed",
        detail: "the training session isn't completed here; it is invoiced once it was held, one of an imported past where it came from",
        field: field)

    static let sessionIsFree = rule(
        "session-free", detail: "the training session costs nothing, so that there is nothing to invoice", field: field)
}
