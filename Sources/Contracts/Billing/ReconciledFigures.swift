/// What was due in a month, beside what arrived for it.
public struct ReconciledFigures: Codable, Hashable, Sendable {
    public var expectedCents: Cents
    /// What of it is due on a later day, or is being collected.
    public var notDueCents: Cents
    /// Less what went back.
    public var arrivedCents: Cents
    /// What is expected, due and hasn't arrived; negative where more has arrived.
    public var gapCents: Cents
    /// What of the money that came went back since.
    public var refundedCents: Cents
    public var chargedBackCents: Cents

    /// - Parameter came: whatever went back since.
    public init(expected: Cents, notDue: Cents = .zero, came: Cents, refunded: Cents = .zero, chargedBack: Cents = .zero) {
        expectedCents = expected
        notDueCents = notDue
        arrivedCents = came - refunded - chargedBack
        gapCents = expected - notDue - arrivedCents
        refundedCents = refunded
        chargedBackCents = chargedBack
    }

    public static let zero = ReconciledFigures(expected: .zero, came: .zero)

    public static func + (left: Self, right: Self) -> Self {
        let (refunded, chargedBack) = (left.refundedCents + right.refundedCents, left.chargedBackCents + right.chargedBackCents)
        return ReconciledFigures(
            expected: left.expectedCents + right.expectedCents, notDue: left.notDueCents + right.notDueCents,
            came: left.arrivedCents + right.arrivedCents + refunded + chargedBack, refunded: refunded, chargedBack: chargedBack)
    }
}
