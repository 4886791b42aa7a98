import Contracts
import StaffAPI

/// What an account was before and is after, in words.
enum MovementWords {
    /// `Guardian → Changemaker, 12 → 11 seats`. Where nothing that is known here tells the difference, the amounts do.
    static func change(_ row: MovementRow) -> String {
        guard let from = row.from else { return "new account → \(row.to.tier.title), \(RevenueSum.seats(row.to.billedSeats))" }
        let parts = [tier(from, row.to), seats(from, row.to), period(from, row.to), discount(from, row.to), payer(from, row.to)]
        let known = parts.compactMap { $0 }
        return known.isEmpty ? "\(Figures.money(from.mrrCents)) → \(Figures.money(row.to.mrrCents))" : known.joined(separator: ", ")
    }

    private static func tier(_ from: MovementState, _ to: MovementState) -> String? {
        from.tier == to.tier ? nil : "\(from.tier.title) → \(to.tier.title)"
    }

    /// No seat is billed without a paid tier, which the tier says already.
    private static func seats(_ from: MovementState, _ to: MovementState) -> String? {
        guard from.billedSeats != to.billedSeats, to.billedSeats > 0 else { return nil }
        return from.billedSeats == 0
            ? RevenueSum.seats(to.billedSeats) : "\(Figures.count(from.billedSeats)) → \(RevenueSum.seats(to.billedSeats))"
    }

    private static func period(_ from: MovementState, _ to: MovementState) -> String? {
        guard from.billingPeriod != to.billingPeriod, from.billedSeats > 0, to.billedSeats > 0 else { return nil }
        return "\(from.billingPeriod.title) → \(to.billingPeriod.title)"
    }

    private static func discount(_ from: MovementState, _ to: MovementState) -> String? {
        guard from.discount != to.discount else { return nil }
        func words(_ discount: ShownDiscount?) -> String { discount.map { "−\($0.percent.value)\(Figures.space)%" } ?? "no discount" }
        return "\(words(from.discount)) → \(words(to.discount))"
    }

    /// Another tier says it already.
    private static func payer(_ from: MovementState, _ to: MovementState) -> String? {
        guard from.tier == to.tier, from.class != to.class else { return nil }
        return "\(from.class.title) → \(to.class.title)"
    }
}
