import Contracts
import StaffAPI

/// What the page, the print and the PDF of a statement say alike.
enum StatementWords {
    static func client(_ entry: StatementAnswer.Entry) -> String { entry.clientName ?? "Client that is gone" }

    static func reference(_ entry: StatementAnswer.Entry) -> String { entry.reference ?? "Another cap" }

    /// Negative where it takes away from the balance.
    static func signed(_ entry: StatementAnswer.Entry) -> Cents { entry.kind == .accrual ? entry.amountCents : -entry.amountCents }

    /// Opening + accruals − reversals − payouts = closing, line by line.
    static func sum(_ answer: StatementAnswer) -> [(name: String, amount: Cents)] {
        [
            ("Opening balance on \(Figures.date(answer.from))", answer.openingCents), ("Kickback", answer.totals.accrualCents),
            ("Taken back", -answer.totals.reversalCents), ("Paid out", -answer.totals.payoutCents),
            ("Closing balance on \(Figures.date(answer.to))", answer.closingCents),
        ]
    }
}
