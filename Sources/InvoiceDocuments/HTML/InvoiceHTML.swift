import Cryptography
import DocumentParts

/// An invoice or credit note as one HTML page that needs nothing beside itself: no script, no file, no address. It may be shown in a
/// browser, printed on A4 and sent as a file. The same page always gives the same text.
public struct InvoiceHTML: Sendable {
    let page: InvoicePage
    let logo: InvoiceLogo?

    /// - Parameter logo: stands at the head; without one, the seller's name does.
    public init(_ page: InvoicePage, logo: InvoiceLogo? = nil) {
        self.page = page
        self.logo = logo
    }

    /// What the page needs and no more, for the header `Content-Security-Policy` of an answer that serves it. The page says the same of
    /// itself, for when it is opened as a file.
    public static let contentSecurityPolicy: String = {
        let digest = Base64.encode(Digest.sha256(Array("\(styleSheet)".utf8)))
        return "default-src 'none'; style-src 'sha256-\(digest)'; img-src data:; base-uri 'none'; form-action 'none'"
    }()

    /// The page, to be written as UTF-8.
    public var text: String {
        String(decoding: bytes, as: UTF8.self)
    }

    /// The page in UTF-8.
    public var bytes: [UInt8] {
        var html = Array("<!doctype html>\n".utf8)
        HTMLNode.element("html", [HTMLAttribute("lang", page.language.rawValue)], [head, body]).write(to: &html)
        html.append(UInt8(ascii: "\n"))
        return html
    }

    private var head: HTMLNode {
        let viewport = [HTMLAttribute("name", "viewport"), HTMLAttribute("content", "width=device-width, initial-scale=1")]
        let policy = [HTMLAttribute("http-equiv", "Content-Security-Policy"), HTMLAttribute("content", Self.contentSecurityPolicy)]
        let author = [HTMLAttribute("name", "author"), HTMLAttribute("content", page.seller.name)]
        return .element(
            "head", [],
            [
                .void("meta", [HTMLAttribute("charset", "utf-8")]), .void("meta", policy), .void("meta", viewport), .void("meta", author),
                .element("title", text: page.name), .style(Self.styleSheet),
            ])
    }

    private var body: HTMLNode {
        let parts: [HTMLNode?] = [
            masthead, parties, facts(page.facts, class: "facts"), lines, totals, payment, page.settlement.map(remark),
            page.notes.map(remark),
        ]
        return .element("body", [], [.element("main", [], parts.compactMap { $0 })])
    }

    private func remark(_ remark: InvoicePage.Remark) -> HTMLNode {
        .element(
            "section", [],
            [.element("h2", text: remark.heading), .element("p", [.class("remark"), .ownDirection], text: remark.text)])
    }

    func facts(_ facts: [InvoicePage.Fact], class name: String) -> HTMLNode {
        let pairs = facts.map { fact in
            HTMLNode.element("div", [], [.element("dt", text: fact.label), .element("dd", [], [.element("bdi", text: fact.value)])])
        }
        return .element("dl", [.class(name)], pairs)
    }
}
