public enum TrialMonthsBounds: IntegerBounds {
    public static let range: ClosedRange<Int64> = 1...12
    public static let noun = "a number of months"
}

/// How long a reverse trial lasts, in months of thirty days (DOMAIN §9).
public typealias TrialMonths = BoundedInteger<TrialMonthsBounds>

extension TrialMonths {
    public static let longest: TrialMonths = 12

    /// A month of trial is always thirty days, so that its price in days does not depend on the calendar.
    public var days: Int { Int(value) * 30 }
}
