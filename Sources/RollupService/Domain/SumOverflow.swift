import Contracts

/// A sum of kept figures that 64 bits don't hold. What comes from outside is bounded, so that only rows that an older version stored can add up
/// to so much. Whatever would lead to it is refused rather than counted wrong.
struct SumOverflow: Error, Equatable, CustomStringConvertible {
    let figure: String

    var description: String { "the \(figure) would add up to more than can be kept; one of the amounts behind them is wrong" }
}

extension Int64 {
    /// Throws `SumOverflow`, naming the figure.
    func adding(_ other: Int64, _ figure: String) throws -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        guard !overflow else { throw SumOverflow(figure: figure) }
        return sum
    }

    /// The sum, or the nearest that can be told: for what is only shown.
    func addingSaturated(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other > 0 ? .max : .min) : sum
    }
}

extension Cents {
    /// Throws `SumOverflow`, naming the figure.
    func adding(_ other: Cents, _ figure: String) throws -> Cents { Cents(try amount.adding(other.amount, figure)) }

    /// The sum, or the nearest that can be told: for what is only shown.
    func addingSaturated(_ other: Cents) -> Cents { Cents(amount.addingSaturated(other.amount)) }
}
