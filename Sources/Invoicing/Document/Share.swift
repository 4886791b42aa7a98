import Contracts

extension Cents {
    /// So much of this as `part` is of `whole`, rounded half-up to cents; nothing where there is no whole.
    public func share(_ part: Cents, of whole: Cents) -> Cents {
        guard whole > .zero else { return .zero }
        return Share.halfUp(self, times: min(max(part, .zero), whole).amount, over: whole.amount)
    }
}

/// Parts of amounts, reckoned in 128 bits.
enum Share {
    /// The amount × part ÷ whole, rounded half-up to cents, an exact half towards the larger amount.
    /// - Parameters:
    ///   - part: 0 up to the whole, so that what comes out is never further from zero than the amount.
    ///   - whole: positive.
    static func halfUp(_ amount: Cents, times part: Int64, over whole: Int64) -> Cents {
        let doubled = Int128(amount.amount) * Int128(part) * 2 + Int128(whole)
        let (quotient, remainder) = doubled.quotientAndRemainder(dividingBy: Int128(whole) * 2)
        return Cents(Int64(clamping: remainder < 0 ? quotient - 1 : quotient))
    }
}
