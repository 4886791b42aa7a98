import Contracts

public enum QuantityBounds: IntegerBounds {
    public static let range: ClosedRange<Int64> = 1...1_000_000
    public static let noun = "a quantity"
}

public enum UnitPriceBounds: IntegerBounds {
    /// Up to a hundred million euros, as agreed amounts; never negative (rule BR-27): what is taken back is a credit note.
    public static let range: ClosedRange<Int64> = 0...10_000_000_000
    public static let noun = "a unit price in cents"
}

public typealias Quantity = BoundedInteger<QuantityBounds>
/// The price of one piece in cents, before the discount and without VAT.
public typealias UnitPrice = BoundedInteger<UnitPriceBounds>

/// One line of an invoice. What it comes to follows from its parts.
public struct InvoiceLine: Hashable, Sendable {
    /// Ten billion euros; a document of the most lines stays far within 64 bits.
    static let largestAmount = Cents(1_000_000_000_000)

    public let id: LineIdentifier
    public let description: LineDescription
    public let quantity: Quantity
    public let unitPrice: UnitPrice
    public let discount: Percent
    public let vat: VATTreatment
    /// The completed training session that it bills; nil where it bills something else. No document shows it beside the description.
    public let session: TrainingSessionID?

    /// Throws `InvoiceFault` where quantity times price is more than `largestAmount`.
    public init(
        _ id: LineIdentifier, _ description: LineDescription, quantity: Quantity = 1, unitPrice: UnitPrice, discount: Percent = .zero,
        vat: VATTreatment, session: TrainingSessionID? = nil
    ) throws(InvoiceFault) {
        // The largest quantity times the largest price has 17 digits.
        guard quantity.value * unitPrice.value <= Self.largestAmount.amount else {
            throw InvoiceFault("lines", "line \(id) comes to more than \(Self.largestAmount.amount / 100) euros")
        }
        self.id = id
        self.description = description
        self.quantity = quantity
        self.unitPrice = unitPrice
        self.discount = discount
        self.vat = vat
        self.session = session
    }

    /// Quantity times price, before the discount.
    public var gross: Cents { Cents(quantity.value * unitPrice.value) }
    /// What the line costs without VAT, rounded half-up to cents.
    public var net: Cents { discount.discounting(gross) }
    public var discountAmount: Cents { gross - net }
}
