import Contracts
import StaffAPI

/// What the page, the print and the PDF of a statement say alike.
enum StatementWords {
    static func client(_ entry: StatementAnswer.Entry) -> String { entry.clientName ?? "Client that is gone" }

    static func reference(_ entry: StatementAnswer.Entry) -> String { entry.reference ?? "Another cap" }

    /// Negative where it takes away from the balance.
    static func signed(_ entry: StatementAnswer.Entry) -> Cents {
        switch entry.kind.known {
        case .accrual, .payoutWithdrawn: entry.amountCents
        case .reversal, .payout, nil: -entry.amountCents
        }
    }

    /// What the partner has of all that was recorded as paid out.
    static func paidOut(_ totals: StatementAnswer.Totals) -> Cents { totals.payoutCents - totals.payoutWithdrawnCents }

    /// Opening + accruals − reversals − payouts = closing, line by line; payouts without those that were withdrawn.
    static func sum(_ answer: StatementAnswer) -> [(name: String, amount: Cents)] {
        [
            ("Opening balance on \(Figures.date(answer.from))", answer.openingCents), ("Kickback", answer.totals.accrualCents),
            ("Taken back", -answer.totals.reversalCents), ("Paid out", -paidOut(answer.totals)),
            ("Closing balance on \(Figures.date(answer.to))", answer.closingCents),
        ]
    }
}
