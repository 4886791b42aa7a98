/// Where something is awaited: bars in the place of its lines, which show only when it takes a while. The script puts a copy there.
enum Skeleton {
    static let templateID = "skeleton"

    static let bars = division(.class("skeleton"), Attribute("role", "status")) {
        span(.class("unseen")) { "Loading…" }
        for _ in 0..<3 { span(.class("bar")) }
    }

    /// For the script, once on every page.
    static let template = Gateway.template(.id(templateID)) { bars }
}
