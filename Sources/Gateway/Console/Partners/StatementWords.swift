import Contracts
import StaffAPI

/// What the page, the print and the PDF of a statement say alike.
enum StatementWords {
    static func client(_ entry: StatementAnswer.Entry) -> String { entry.clientName ?? "Client that is gone" }

    static func reference(_ entry: StatementAnswer.Entry) -> String { entry.reference ?? "Another cap" }

    /// When the client paid, or the partner was paid.
    static func paidOn(_ entry: StatementAnswer.Entry) -> String { entry.paidOn.map { Figures.date($0) } ?? "–" }

    /// What the partner has of all that was recorded as paid out.
    static func paidOut(_ totals: StatementAnswer.Totals) -> Cents { totals.payoutCents - totals.payoutWithdrawnCents }

    /// More can be booked in it until its last day is over.
    static func isRunning(_ answer: StatementAnswer, on today: LocalDate) -> Bool { today <= answer.to }

    /// `01-10-2026 to 31-12-2026, so far`
    static func span(_ answer: StatementAnswer, on today: LocalDate) -> String {
        "\(Figures.date(answer.from)) to \(Figures.date(answer.to))\(isRunning(answer, on: today) ? ", so far" : "")"
    }

    /// Opening + accruals − reversals − payouts = closing, line by line; payouts without those that were withdrawn. No balance is dated
    /// ahead.
    static func sum(_ answer: StatementAnswer, on today: LocalDate) -> [(name: String, amount: Cents)] {
        let opening = today < answer.from ? "Opening balance so far" : "Opening balance on \(Figures.date(answer.from))"
        let closing =
            isRunning(answer, on: today)
            ? "Balance so far, on \(Figures.date(today))" : "Closing balance on \(Figures.date(answer.to))"
        return [
            (opening, answer.openingCents), ("Kickback", answer.totals.accrualCents), ("Taken back", -answer.totals.reversalCents),
            ("Paid out", -paidOut(answer.totals)), (closing, answer.closingCents),
        ]
    }
}
