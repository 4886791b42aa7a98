import Contracts

enum TrialMonthsBounds: IntegerBounds {
    static let range: ClosedRange<Int64> = 1...12
    static let noun = "a number of months"
}

/// How long a reverse trial lasts (DOMAIN §9).
typealias TrialMonths = BoundedInteger<TrialMonthsBounds>

extension TrialMonths {
    /// A month of trial is always thirty days, so that its price in days does not depend on the calendar.
    var days: Int { Int(value) * 30 }
}
