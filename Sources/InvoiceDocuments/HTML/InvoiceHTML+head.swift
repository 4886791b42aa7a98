import Cryptography
import DocumentParts
import PDF

/// Who sends what to whom.
extension InvoiceHTML {
    var masthead: HTMLNode {
        .element("header", [.class("masthead")], [.element("h1", text: page.title), sender])
    }

    private var sender: HTMLNode {
        guard let logo else { return .element("p", [.class("sender"), .ownDirection], text: page.seller.name) }
        let size = logo.size
        return .void(
            "img",
            [
                HTMLAttribute("src", "data:image/png;base64,\(Base64.encode(logo.picture.bytes))"), HTMLAttribute("alt", page.seller.name),
                HTMLAttribute("width", Self.pixels(size.width)), HTMLAttribute("height", Self.pixels(size.height)),
            ])
    }

    /// A point is 4/3 of a pixel of a style sheet.
    private static func pixels(_ points: Double) -> String { String(max(1, Int((points * 4 / 3).rounded()))) }

    var parties: HTMLNode { .element("div", [.class("parties")], [side(page.buyer), side(page.seller)]) }

    private func side(_ side: InvoicePage.Side) -> HTMLNode {
        let address = side.address.map { HTMLNode.element("span", [.ownDirection], text: $0) }
        return .element(
            "section", [],
            [
                .element("h2", text: side.role),
                .element("p", [.class("name")], [.element("bdi", text: side.name)]),
                .element("p", [.class("address")], address),
                facts(side.facts, class: "numbers"),
            ])
    }
}
