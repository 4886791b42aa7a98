import Contracts
import Invoicing
import QR

/// What stands on an invoice or credit note as its reader sees it: every label and every amount as text, in the document's language. The
/// HTML page and the PDF draw the same one, so that they can't say different things.
public struct InvoicePage: Hashable, Sendable {
    let language: InvoiceLanguage
    /// `Invoice`.
    let title: String
    /// `Invoice 2026-000123`.
    let name: String
    /// `Invoice from … to …`, for programs that list documents.
    let subject: String
    let issuedOn: LocalDate
    let seller: Side
    let buyer: Side
    /// Number, dates and references.
    let facts: [Fact]
    let lines: Lines
    let totalsCaption: String
    let totals: [Total]
    let payment: Payment?
    /// That a credit note asks for no payment.
    let settlement: Remark?
    let notes: Remark?
}

extension InvoicePage {
    /// A label and what it labels.
    struct Fact: Hashable, Sendable {
        let label: String
        let value: String
    }

    /// The seller or the buyer.
    struct Side: Hashable, Sendable {
        /// `From`.
        let role: String
        let name: String
        let address: [String]
        let facts: [Fact]
    }

    /// The table of lines. The first column describes, the others hold figures; every row has a cell per column.
    struct Lines: Hashable, Sendable {
        let caption: String
        let columns: [String]
        let rows: [[String]]
    }

    struct Total: Hashable, Sendable {
        let label: String
        let amount: String
        /// What all comes to.
        let isFinal: Bool
    }

    struct Payment: Hashable, Sendable {
        let heading: String
        let request: String
        let facts: [Fact]
        /// Nil where no app could pay by it.
        let code: QRCode?
        let codeCaption: String
    }

    struct Remark: Hashable, Sendable {
        let heading: String
        let text: String
    }
}
