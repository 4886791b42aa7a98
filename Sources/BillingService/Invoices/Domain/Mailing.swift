import Contracts
import EventSourcing

/// What has become of the mails with one invoice or credit note.
struct Mailing: Hashable, Sendable {
    /// A mail that was not taken on.
    struct Refusal: Hashable, Sendable {
        var address: String
        var answer: String
        var at: Instant
        /// After how many it was given up; nil where the server refused it.
        var attempts: Int?
    }

    /// To whom it is on its way.
    var sendingTo: String?
    var sentTo: String?
    var sentAt: Instant?
    /// How many times it was asked to remind of it.
    var reminders = 0
    /// Of the newest mail, where it was refused.
    var refusal: Refusal?
}

extension AccountState {
    /// The number of an invoice or a credit note. Throws 404.
    func number(of document: InvoiceID) throws -> String {
        guard let number = invoices[document]?.number ?? creditNoteNumbers[document] else { throw Rejection.noInvoice(document) }
        return number
    }

    /// Where an invoice or a credit note may be mailed to by itself: where those of the account go now. Nil for one from before the account
    /// went to another organisation, of whose buyer nothing is known any more.
    func ownAddress(of document: InvoiceID, usual: String?) -> String? {
        documentsOfFormerOwners.contains(document) ? nil : usual
    }
}
