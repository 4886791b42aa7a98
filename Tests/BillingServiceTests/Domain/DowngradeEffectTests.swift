import Contracts
import Testing
@testable import BillingService

@Suite struct DowngradeEffectTests {
    private func kinds(_ current: Tier, _ target: Tier) -> [DowngradeEffect.Kind] {
        let effects = DowngradeEffect.effects(from: current, to: target, scope: .workspace, customLogos: [false], prices: .standard)
        return effects.map(\.kind).filter { $0 != .frozen }
    }

    @Test func whatIsLeftForGoodOrLimitsTheHoursIsSaid() {
        #expect(kinds(.pilot, .free) == [.limited, .irreversible])
        #expect(kinds(.pilot, .guardian) == [.irreversible])
        #expect(kinds(.guardian, .free) == [.limited])
        #expect(kinds(.guardian, .innovator) == [])
        #expect(kinds(.free, .guardian) == [])
        #expect(kinds(.pilot, .pilot) == [])
    }

    @Test func theHoursAreToldBeforeAndAfter() {
        func text(_ current: Tier) -> String? {
            DowngradeEffect.effects(from: current, to: .free, scope: .workspace, customLogos: [false], prices: .standard)
                .first { $0.feature == .hours }?.description
        }
        #expect(text(.pilot) == "Each workspace may record 1 h a cycle instead of 10 h")
        #expect(text(.changemaker) == "Each workspace may record 1 h a cycle instead of unlimited hours")
    }
}
