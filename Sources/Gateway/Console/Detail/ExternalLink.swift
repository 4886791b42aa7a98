/// A link to a page of another site, which isn't told from where it was followed.
struct ExternalLink {
    let address: String
    /// Nil for the address itself.
    var title: String?
    var isButton = false

    func html() -> HTML {
        link(isButton ? .class("button") : nil, .href(elsewhere: address), Attribute("rel", "external noreferrer")) {
            title.map { HTML(text: $0) } ?? ShownName(address).html()
        }
    }
}
