import Contracts
import StaffAPI

/// What a customer sees of an invoice or a credit note: what it asks, until when, how it can be paid, and the documents. In the language of
/// the document.
struct SharedDocumentPage {
    let invoice: SharedInvoiceAnswer
    let token: DownloadToken

    private var words: SharedDocumentWords { SharedDocumentWords(invoice) }

    func html() -> HTML {
        Self.frame(words.title, language: words.language.rawValue) {
            paragraph(.class("brand")) { strong { ShownName(invoice.seller).html() } }
            heading1 { words.title }
            FactList(facts: facts).html()
            if let address = invoice.paymentURL {
                paragraph { ExternalLink(address: address, title: words.pay, isButton: true).html() }
            }
            unorderedList(.class("plain-list")) {
                for format in InvoiceFileFormat.allCases where invoice.formats.contains(where: { $0 == format }) {
                    listItem { link(.href("/documents/\(token.text)/\(format.rawValue)")) { words.title(of: format) } }
                }
            }
        }
    }

    /// Both languages, since nothing is known of whoever asks.
    static let unknown = frame("This link does not hold", language: InvoiceLanguage.english.rawValue) {
        heading1 { "This link does not hold" }
        paragraph { "It is not whole, or was replaced by another one. Ask whoever sent it for a new one." }
        paragraph(Attribute("lang", InvoiceLanguage.dutch.rawValue)) {
            "Deze link is niet volledig of vervangen door een andere. Vraag de afzender om een nieuwe."
        }
    }

    private var facts: [FactList.Fact] {
        [
            .init(words.buyer, ShownName(invoice.buyer).html()), .init(words.issued, Figures.date(invoice.issuedOn)),
            .init(words.total, Figures.money(invoice.totalCents)),
            invoice.kind == .invoice ? .init(words.open, Figures.money(invoice.openCents)) : nil,
            invoice.openCents > .zero ? invoice.dueOn.map { .init(words.due, Figures.date($0)) } : nil,
        ].compactMap { $0 }
    }

    static func frame(_ title: String, language: String, @HTMLBuilder content: () -> HTML) -> HTML {
        PageFrame(title: title, suffix: "dembrane", language: language, hasLists: true).html {
            main(.id("main")) { section(.class("sign-in")) { content() } }
        }
    }
}
