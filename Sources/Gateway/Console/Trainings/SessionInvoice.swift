import Contracts
import StaffAPI

/// The invoice for a completed training session, or the way to one.
struct SessionInvoice: Sendable {
    let session: SessionRow
    /// What billing says; nil where it can't be said now.
    let billing: Billing?

    struct Billing: Sendable {
        let isManaged: Bool
        /// Those with a line for the session, credited or not.
        let invoices: [InvoiceAnswer]
    }

    @HTMLBuilder func html() -> HTML {
        if let billing {
            if let (invoice, line) = standing(billing.invoices) {
                link(.href(ConsolePath.invoice(invoice.invoiceID))) { "On invoice \(invoice.number)" }
                if line.netCents != session.priceCents { small(.class("beside")) { "for \(Figures.money(line.netCents))" } }
            } else if session.heldElsewhere {
                "None: it was held and billed in another system"
            } else if (session.priceCents ?? .zero) <= .zero {
                "Nothing to invoice"
            } else if billing.isManaged {
                link(.href(NewInvoiceAddress.path(of: session.accountID, training: session.sessionID))) { "Issue one for it" }
            } else {
                "None: billing isn't managed"
            }
        } else {
            "Can't be said now"
        }
    }

    /// The one line that no credit note has taken back.
    private func standing(_ invoices: [InvoiceAnswer]) -> (InvoiceAnswer, InvoiceAnswer.Line)? {
        for invoice in invoices where invoice.kind == .invoice {
            if let line = invoice.lines.first(where: { $0.trainingSessionID == session.sessionID && !$0.credited }) {
                return (invoice, line)
            }
        }
        return nil
    }
}
