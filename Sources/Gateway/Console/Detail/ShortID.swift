import Contracts

/// The id of a thing as people point at it: its first digits, the whole on hover and in the clipboard.
enum ShortID {
    private static let digits = 8

    static func html<Tag>(_ id: Identifier<Tag>) -> HTML {
        span(.class("id")) {
            "id "
            span(.title(id.description)) { String(id.description.prefix(digits)) }
            CopyButton(text: id.description, what: "the id").html()
        }
    }
}
