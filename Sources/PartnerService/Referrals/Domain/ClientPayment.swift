import Contracts

/// What a client paid at once, as far as it is known now.
struct ClientPayment: Hashable, Sendable {
    let kind: KickbackSource.Kind
    /// The mark on an invoice, or the provider's id of a charge.
    let id: ShortText
    let reference: ShortText
    let paidOn: LocalDate
    let kept: KeptMoney
    /// Of the newest of billing's events that tell of it, or of what else came for the same invoice.
    let position: Int64
}

/// Money that came and hasn't gone back, with VAT, and how much of it is VAT: `net` of `total`.
struct KeptMoney: Hashable, Sendable {
    let amount: Cents
    let net: Cents
    let total: Cents

    /// - Parameters:
    ///   - amount: with VAT; what is less than nothing is nothing.
    ///   - net: of a whole that comes to `total`, which is more than nothing.
    init(_ amount: Cents, net: Cents, of total: Cents) {
        self.amount = max(.zero, amount)
        self.net = max(.zero, min(net, total))
        self.total = total
    }

    /// Without VAT, rounded half to even.
    var withoutVAT: Cents { share(.hundred) }

    /// So much of it without VAT, rounded once, half to even, so that nothing is left over when the whole of it goes back.
    func share(_ percent: Percent) -> Cents {
        guard total > .zero else { return .zero }
        let part = Int128(amount.amount) * Int128(net.amount) * Int128(percent.value)
        let (whole, rest) = part.quotientAndRemainder(dividingBy: Int128(total.amount) * 100)
        let twice = rest * 2
        let divisor = Int128(total.amount) * 100
        let isUp = twice > divisor || (twice == divisor && whole % 2 == 1)
        // No more than the amount itself, which is within the bounds of amounts.
        return Cents(Int64(whole + (isUp ? 1 : 0)))
    }
}
