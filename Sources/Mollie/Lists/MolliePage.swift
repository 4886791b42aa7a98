/// What comes in pages, and under which name it stands in them.
protocol MollieListed: Decodable, Sendable, Equatable {
    static var listName: String { get }
}

/// One page of a list (Mollie API v2, "Pagination").
struct MolliePage<Element: MollieListed>: Decodable {
    /// An element that can't be read costs itself and not the page.
    struct Entry: Decodable {
        let element: Result<Element, any Error>
        let outline: MollieOutline

        init(from decoder: any Decoder) throws {
            element = Result { try Element(from: decoder) }
            outline = MollieOutline(of: decoder)
        }
    }

    let entries: [Entry]
    /// As it came, since where it leads has to be looked at before anything is asked there; nil on the last page.
    let next: String?

    init(from decoder: any Decoder) throws {
        let members = try MollieMembers(decoder)
        entries = try members.requiredObject("_embedded").required(Element.listName)
        next = try members.link("next")
    }
}
