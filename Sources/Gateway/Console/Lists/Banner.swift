/// What holds for the whole page and is easily overlooked, such as that it shows a past month.
struct Banner {
    let text: String
    var way: EmptyList.Way?

    func html() -> HTML {
        paragraph(.class("banner"), Attribute("role", "note")) {
            text
            if let way {
                " "
                link(.href(way.path)) { way.title }
            }
        }
    }
}
