/// Where a list has nothing to show: what isn't there, and what to do.
struct EmptyList {
    struct Way {
        let title: String
        let path: String
    }

    let text: String
    var ways: [Way] = []

    func html() -> HTML {
        division(.class("nothing")) {
            paragraph { text }
            if !ways.isEmpty { unorderedList { for way in ways { listItem { link(.href(way.path)) { way.title } } } } }
        }
    }
}
