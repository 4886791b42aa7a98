import Contracts
import StaffAPI

/// What the page of a shared document says, in the language of the document.
struct SharedDocumentWords {
    private let invoice: SharedInvoiceAnswer
    let language: InvoiceLanguage

    init(_ invoice: SharedInvoiceAnswer) {
        self.invoice = invoice
        language = InvoiceLanguage(rawValue: invoice.language) ?? .english
    }

    var title: String {
        let number = ShownName(invoice.number).plain
        return invoice.kind == .creditNote
            ? say("Credit note \(number)", "Creditnota \(number)") : say("Invoice \(number)", "Factuur \(number)")
    }

    var buyer: String { say("For", "Voor") }
    var issued: String { say("Issued", "Factuurdatum") }
    var total: String { say("Total with VAT", "Totaal inclusief btw") }
    var open: String { say("Still to be paid", "Nog te betalen") }
    var due: String { say("Pay by", "Te betalen vóór") }
    var pay: String { say("Pay online", "Online betalen") }

    func title(of format: InvoiceFileFormat) -> String {
        switch format {
        case .html: say("Look at it", "Bekijken")
        case .pdf: "PDF"
        case .xml: say("Electronic invoice (XML)", "Elektronische factuur (XML)")
        }
    }

    private func say(_ english: String, _ dutch: String) -> String {
        switch language {
        case .english: english
        case .dutch: dutch
        }
    }
}
