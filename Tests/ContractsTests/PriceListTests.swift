import Contracts
import Testing

@Suite struct PriceListTests {
    let prices = PriceList.standard

    @Test(
        arguments: [
            (Tier.free, BillingPeriod.annual, 0), (.pilot, .monthly, 0),
            (.innovator, .annual, 20), (.innovator, .monthly, 23),
            (.changemaker, .annual, 75), (.changemaker, .monthly, 86),
            (.guardian, .annual, 150), (.guardian, .monthly, 172),
        ] as [(Tier, BillingPeriod, Int64)])
    func seatPricesAreThoseOfTheTable(tier: Tier, period: BillingPeriod, euros: Int64) {
        #expect(prices.seatPrice(tier, period) == .euros(euros))
    }

    @Test func intervalAmountsMultiplyDiscountAndBillAtLeastOneSeat() throws {
        let quarter = try #require(Percent(25))
        #expect(prices.intervalAmount(.changemaker, .annual, seats: 4, discount: .zero) == .euros(3_600))
        #expect(prices.intervalAmount(.changemaker, .monthly, seats: 4, discount: quarter) == .euros(258))
        #expect(prices.intervalAmount(.guardian, .monthly, seats: 0, discount: .zero) == .euros(172))
        #expect(prices.intervalAmount(.guardian, .annual, seats: 9, discount: .hundred) == .zero)
    }

    @Test func onlyFreeAndPilotHaveACap() {
        #expect(prices.capSeconds(.free) == 3_600)
        #expect(prices.capSeconds(.pilot) == 36_000)
        #expect(prices.capSeconds(.changemaker) == nil)
    }
}
