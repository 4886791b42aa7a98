import Contracts
import EventSourcing

/// Reminds of an invoice that is late, once for each time that the settings say (DOMAIN §10). A timer asks for it.
struct RemindOfInvoice: AccountCommand {
    let invoiceID: InvoiceID
    /// The first is 1.
    let reminder: Int
    /// Where invoices of the account go; nil where nobody has said so.
    let usualAddress: String?

    /// Nothing happens for an invoice that isn't late any more, for an account that isn't to be reminded, and where nobody knows whom to write to. Nor
    /// for an invoice that another system issued: there is no document of it that could go along.
    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        guard decision.state.remindsOfInvoices, decision.state.issuedIn[invoiceID] == nil, let invoice = decision.state.invoices[invoiceID],
            invoice.figures.status == .overdue
        else {
            return
        }
        let mailing = decision.state.mailings[invoiceID]
        guard (mailing?.reminders ?? 0) < reminder,
            let address = mailing?.sentTo ?? decision.state.ownAddress(of: invoiceID, usual: usualAddress)
        else {
            return
        }
        decision.append(
            InvoiceSendAsked(
                of: decision.identity, invoiceID: invoiceID, number: invoice.number, sendTo: address, withXML: false, reminder: reminder))
    }
}
