/// How much of a cap is reached, as a bar.
struct Gauge {
    /// In percent; more than 100 where the cap is passed.
    let share: Int

    func html() -> HTML {
        graphic(
            .class("gauge \(level)"), Attribute("viewBox", "0 0 100 4"), Attribute("preserveAspectRatio", "none"),
            Attribute("role", "img"), .label("\(share) % of the cap")
        ) {
            rectangle(.class("gauge-track"), Attribute("width", "100"), Attribute("height", "4"))
            rectangle(.class("gauge-fill"), Attribute("width", String(min(100, share))), Attribute("height", "4"))
        }
    }

    private var level: String { share >= 100 ? "full" : share >= 80 ? "near" : "well" }
}
