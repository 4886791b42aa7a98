import Contracts
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// The address of the pages on which an invoice is issued: for which account, at which step, and what was filled in so far, as it was written.
struct NewInvoiceAddress: Sendable {
    static let path = "\(ConsoleArea.invoices.path)/new"

    enum Step: String, CaseIterable, Sendable {
        case what, details, issue

        var title: String {
            switch self {
            case .what: "What"
            case .details: "Details"
            case .issue: "Check and issue"
            }
        }
    }

    /// What an invoice bills.
    enum Bill: String, CaseIterable, Sendable {
        case seats, amount, supplementary, training, lines

        var title: String {
            switch self {
            case .seats: "The tier for a period, by seats"
            case .amount: "The tier for a period, at an amount"
            case .supplementary: "More seats, to the end of the period that is invoiced"
            case .training: "A completed training, by itself"
            case .lines: "Something else, in lines of its own"
            }
        }
    }

    /// More lines can be sent to the staff API.
    static let linesMaximum = 10

    /// Why the last step is shown again.
    enum Refusal: String, Sendable {
        case changed, unconfirmed
    }

    let account: AccountID
    let step: Step
    let refusal: Refusal?
    /// By the names of the fields.
    private let filled: [String: String]

    /// Nil without an account. What isn't known is left out. Throws 422 for an account that is no id.
    init?(_ query: QueryItems) throws {
        guard let account: AccountID = try ParameterReader({ query.values($0) }).id("account") else { return nil }
        self.account = account
        step = query["step"].flatMap(Step.init) ?? .what
        refusal = query["refused"].flatMap(Refusal.init)
        filled = Dictionary(
            uniqueKeysWithValues: Self.names.compactMap { name in
                let text = query[name]?.trimmed ?? ""
                return text.isEmpty ? nil : (name, text)
            })
    }

    var bill: Bill { self["bill"].flatMap(Bill.init) ?? .seats }
    /// Whether nothing was chosen yet, so that fields begin with what is usual.
    var isNew: Bool { self["bill"] == nil }

    subscript(name: String) -> String? { filled[name] }

    /// Everything that was filled in, in the order of the fields.
    var items: [(name: String, value: String)] {
        [("account", account.description)] + Self.names.compactMap { name in filled[name].map { (name, $0) } }
    }

    /// The same without the fields that the step asks for, as its form keeps it.
    func items(besides step: Step) -> [(name: String, value: String)] {
        let own = Self.names(of: step)
        return items.filter { !own.contains($0.name) }
    }

    func path(at step: Step, refused: Refusal? = nil) -> String {
        var query = QueryItems()
        query.add("step", step.rawValue)
        for item in items { query.add(item.name, item.value) }
        if let refused { query.add("refused", refused.rawValue) }
        return "\(Self.path)?\(query.encoded)"
    }

    /// Where an invoice is issued for an account, of a kind where one is meant.
    static func path(of account: AccountID, _ bill: Bill? = nil) -> String {
        "\(path)?account=\(account)\(bill.map { "&bill=\($0.rawValue)" } ?? "")"
    }

    /// Where a completed training is invoiced by itself; on the page it can be put on the invoice of the next period instead.
    static func path(of account: AccountID, training session: TrainingSessionID) -> String {
        "\(path(of: account, .training))&session=\(session)"
    }

    private static let names = Step.allCases.flatMap(names)

    private static func names(of step: Step) -> [String] {
        switch step {
        case .what:
            ["bill", "seats", "amount", "first", "last", "session"]
                + (0..<linesMaximum).flatMap { index in lineParts.map { lineName(index, $0) } }
        case .details: ["po", "electronic", "language"]
        case .issue: []
        }
    }
}
