import Contracts
import EventSourcing

/// The documents that were made of one invoice or credit note.
enum InvoiceFileSet: Aggregate {
    static let category = "invoice-files"
    static let initialState = InvoiceFileSetState()
    static let events = EventTable<InvoiceFileSetState>(InvoiceFileStored.self)
}

public struct InvoiceFileSetState: Sendable, Equatable {
    var formats: Set<InvoiceFileFormat> = []
}

/// Keeps a document that was made. One that is there already stays as it is.
struct StoreInvoiceFile: Command {
    typealias Target = InvoiceFileSet

    let account: AccountIdentity
    let invoiceID: InvoiceID
    let format: InvoiceFileFormat
    /// In hexadecimal digits.
    let sha256: String
    /// In Base64.
    let content: String

    func decide(_ state: InvoiceFileSetState, at now: Instant) -> [any StreamEvent<InvoiceFileSetState>] {
        guard !state.formats.contains(format) else { return [] }
        return [InvoiceFileStored(of: account, invoiceID: invoiceID, format: format, sha256: sha256, content: content)]
    }
}

extension InvoiceFileStored: StreamEvent {
    public func evolve(_ state: inout InvoiceFileSetState) {
        state.formats.insert(format)
    }
}
