/// Where in a list its page lies, and the ways to the pages beside it.
struct Pager {
    /// What the rows are, such as `accounts`.
    let things: String
    let shown: Int
    /// Counted from 1; nil where the owner doesn't say.
    let first: Int?
    /// All rows that fit; nil where the owner doesn't say.
    let total: Int64?
    var order: String?
    let previousPath: String?
    let nextPath: String?

    func html() -> HTML {
        navigation(.class("pager"), .label("Pages of \(things)")) {
            span(.class("range")) { range }
            if let previousPath { link(.href(previousPath), Attribute("rel", "prev")) { "‹ Previous" } }
            if let nextPath { link(.href(nextPath), Attribute("rel", "next")) { "Next ›" } }
        }
    }

    /// Whether there are rows on other pages.
    var isPart: Bool { previousPath != nil || nextPath != nil }

    /// `51–100 of 132 accounts by MRR`
    var range: String {
        let ordered = order.map { " \($0)" } ?? ""
        let all = total.map { " of \(Figures.count($0))" } ?? ""
        guard let first, shown > 0 else { return "\(Figures.count(shown))\(all) \(things)\(ordered)" }
        return "\(Figures.count(first))–\(Figures.count(first + shown - 1))\(all) \(things)\(ordered)"
    }
}
