import Contracts

/// The categories of EN 16931 that an invoice of ours can have, by their codes in the list UNCL 5305.
public enum VATCategory: String, Sendable, CaseIterable {
    case standard = "S"
    case reverseCharge = "AE"
    case outsideScope = "O"
}

/// How VAT treats a line: only a standard rate has a rate.
public enum VATTreatment: Hashable, Sendable {
    case standard(VATRate)
    /// The buyer owes the VAT in its own country.
    case reverseCharge
    /// The service isn't taxed in the European Union.
    case outsideScope

    public var category: VATCategory {
        switch self {
        case .standard: .standard
        case .reverseCharge: .reverseCharge
        case .outsideScope: .outsideScope
        }
    }

    /// Zero where there is none.
    public var rate: VATRate {
        switch self {
        case .standard(let rate): rate
        case .reverseCharge, .outsideScope: 0
        }
    }
}

public enum VATRateBounds: IntegerBounds {
    public static let range: ClosedRange<Int64> = 0...10_000
    public static let noun = "hundredths of a percent of VAT"
}

/// A rate of VAT in hundredths of a percent: 2100 is 21 %.
public typealias VATRate = BoundedInteger<VATRateBounds>

extension VATRate {
    /// The standard rate in the Netherlands.
    public static var dutch: VATRate { 2_100 }

    /// What of an amount with VAT in it is without, rounded half-up to cents.
    public func net(of gross: Cents) -> Cents { Share.halfUp(gross, times: 10_000, over: 10_000 + value) }

    /// The VAT on an amount, rounded half-up to cents (rule BR-CO-17).
    public func tax(on amount: Cents) -> Cents { Share.halfUp(amount, times: value, over: 10_000) }
}
