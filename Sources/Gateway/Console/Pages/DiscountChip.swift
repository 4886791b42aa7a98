import StaffAPI

/// A discount beside the amount that it lowers.
struct DiscountChip {
    let discount: ShownDiscount

    func html() -> HTML {
        span(.class("chip discount"), .title("\(discount.kind.title), \(discount.percent.value)\(Figures.space)%")) {
            "−\(discount.percent.value)\(Figures.space)%"
        }
    }
}
