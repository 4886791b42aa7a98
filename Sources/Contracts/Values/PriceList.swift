/// What each tier costs and includes (DOMAIN §2). A value, so that a decision can be replayed under the prices it was made with.
public struct PriceList: Sendable {
    /// The whole-euro price of a seat per month when billed yearly.
    private let yearlyEurosPerSeat: [Tier: Int64]
    private let includedHours: [Tier: Int]

    public static let standard = PriceList(
        yearlyEurosPerSeat: [.innovator: 20, .changemaker: 75, .pioneer: 75, .guardian: 150],
        includedHours: [.free: 1, .pilot: 10]
    )

    /// Price of one seat for one month at list price; zero for tiers without a recurring price.
    public func seatPrice(_ tier: Tier, _ period: BillingPeriod) -> Cents {
        let yearly = yearlyEurosPerSeat[tier] ?? 0
        return switch period {
        case .annual: .euros(yearly)
        case .monthly: .euros(withMonthlySurcharge(yearly))
        }
    }

    /// What one bill asks for: a year or a month of all seats, at least one, after the discount.
    public func intervalAmount(_ tier: Tier, _ period: BillingPeriod, seats: Int, discount: Percent) -> Cents {
        let months = period == .annual ? 12 : 1
        return discount.discounting(seatPrice(tier, period)).times(max(1, seats) * months)
    }

    /// Seconds of recording that a cycle includes, or nil where they are unlimited.
    public func capSeconds(_ tier: Tier) -> Int64? {
        includedHours[tier].map { Int64($0) * 3_600 }
    }

    /// Plus 15 %, rounded half-to-even to whole euros.
    private func withMonthlySurcharge(_ euros: Int64) -> Int64 {
        let hundredths = euros * 115
        let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
        let roundsUp = rest > 50 || (rest == 50 && whole % 2 == 1)
        return roundsUp ? whole + 1 : whole
    }
}
