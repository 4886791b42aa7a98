import Contracts
import Database
import ServiceKit

/// The numbers of invoices and credit notes that a file brings: each stands on one document, in the file and in the books.
struct ImportedNumbers {
    private struct Place {
        let line: Int
        let content: ImportedTerms.Content
    }

    private let reader: InvoiceReader
    private var places: [String: Place] = [:]

    init(connection: Connection) {
        reader = InvoiceReader(connection: connection)
    }

    /// Throws `ImportFault` for a number that stands on another document already.
    mutating func check(_ line: ImportLine) throws {
        guard case .terms(let terms) = line.content, let (number, id) = terms.content.document else { return }
        if let earlier = places[number], earlier.content != terms.content {
            throw ImportFault("number \(number) stands on line \(earlier.line) too, with other contents")
        }
        places[number] = places[number] ?? Place(line: line.number, content: terms.content)
        guard let known = try reader.document(numbered: number), known.id != id else { return }
        guard known.issuedIn != nil else {
            throw ImportFault("number \(number) was issued here already; what has that number in the past can't be told apart from it")
        }
        throw ImportFault("number \(number) was imported already with other contents, and an invoice is never edited")
    }
}

extension ImportedTerms.Content {
    /// The number and id of the invoice or credit note that it is; nil for anything else.
    fileprivate var document: (number: String, id: InvoiceID)? {
        switch self {
        case .invoice(let invoice): (invoice.document.number, invoice.invoiceID)
        case .creditNote(let note): (note.number, note.creditNoteID)
        case .account, .tier, .billingMode, .trial, .discount, .accountManager, .paidPeriod: nil
        }
    }
}
