/// Hours against a cap: the figure, and a gauge where there is a cap.
struct CapGauge {
    let countedSeconds: Int64
    let capSeconds: Int64?

    func html() -> HTML {
        guard let capSeconds, capSeconds > 0 else { return HTML(text: Figures.hours(seconds: countedSeconds)) }
        let share = Figures.percentage(of: countedSeconds, in: capSeconds)
        return .joined([
            HTML(text: "\(Figures.hours(seconds: countedSeconds)) of \(Figures.hours(seconds: capSeconds))"),
            share >= 110 ? strong(.class("over-cap")) { " \(timesOver(share))×" } : .empty,
            graphic(
                .class("gauge \(level(share))"), Attribute("viewBox", "0 0 100 4"), Attribute("preserveAspectRatio", "none"),
                Attribute("role", "img"), .label("\(share) % of the cap")
            ) {
                rectangle(.class("gauge-track"), Attribute("width", "100"), Attribute("height", "4"))
                rectangle(.class("gauge-fill"), Attribute("width", String(min(100, share))), Attribute("height", "4"))
            },
        ])
    }

    /// `6,1`: how many times the cap, in tenths, rounded down.
    private func timesOver(_ share: Int) -> String { "\(share / 100),\(share / 10 % 10)" }

    private func level(_ share: Int) -> String {
        share >= 100 ? "full" : share >= 80 ? "near" : "well"
    }
}
