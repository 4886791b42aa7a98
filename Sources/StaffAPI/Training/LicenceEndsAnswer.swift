import Contracts

/// What `GET /licence-ends` answers: this month and those after it.
public struct LicenceEndsAnswer: Codable, Sendable, Equatable {
    public static let monthCount = 12

    public struct OfMonth: Codable, Sendable, Equatable {
        public var month: Month
        /// Those that count now and whose last day lies in the month.
        public var licences: Int

        public init(month: Month, licences: Int) {
            self.month = month
            self.licences = licences
        }
    }

    /// Oldest first, also those in which none ends.
    public var months: [OfMonth]

    public init(months: [OfMonth]) {
        self.months = months
    }
}
