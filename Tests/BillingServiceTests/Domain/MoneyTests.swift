import Contracts
import Testing

/// The arithmetic of bills at the ends of what seats, prices and discounts may be.
@Suite struct MoneyTests {
    static let mostSeats = Int(SeatCount.range.upperBound)

    @Test func aBillOfTheMostSeatsIsExact() {
        let prices = PriceList.standard
        #expect(prices.intervalAmount(.guardian, .annual, seats: Self.mostSeats, discount: .zero) == .euros(1_800_000_000))
        #expect(prices.intervalAmount(.guardian, .monthly, seats: Self.mostSeats, discount: .zero) == .euros(172_000_000))
        #expect(prices.intervalAmount(.guardian, .annual, seats: Self.mostSeats, discount: .hundred) == .zero)
        #expect(Cents.range.contains(prices.intervalAmount(.guardian, .annual, seats: Self.mostSeats, discount: .zero)))
    }

    @Test(arguments: Tier.allCases.filter(\.isPaid), BillingPeriod.allCases)
    func everyWholePercentOfAPriceIsAWholeCent(tier: Tier, period: BillingPeriod) throws {
        let price = PriceList.standard.seatPrice(tier, period)
        for value in 0...100 {
            let percent = try #require(Percent(value))
            #expect(percent.discounting(price).amount * 100 == price.amount * Int64(100 - value))
        }
    }

    @Test(
        arguments: [
            (Cents.range.upperBound, 0, 10_000_000_000_000), (Cents.range.upperBound, 1, 9_900_000_000_000),
            (Cents.range.lowerBound, 99, -100_000_000_000), (Cents.range.lowerBound, 100, 0), (Cents(1), 50, 1), (Cents(-1), 50, -1),
            (Cents(1), 51, 0), (Cents(-1), 51, 0),
        ] as [(Cents, Int, Int64)])
    func aDiscountRoundsHalfAwayFromZeroAtEitherEnd(amount: Cents, percent: Int, left: Int64) throws {
        #expect(try #require(Percent(percent)).discounting(amount) == Cents(left))
    }

    @Test(arguments: [Int.min, -1, 101, Int.max])
    func nothingElseIsAPercentage(value: Int) {
        #expect(Percent(value) == nil)
    }
}
