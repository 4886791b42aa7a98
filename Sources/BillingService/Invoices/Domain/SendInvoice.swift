import Contracts
import EventSourcing

/// Has an invoice or a credit note mailed (DOMAIN §10).
struct SendInvoice: AccountCommand {
    let invoiceID: InvoiceID
    /// Nil for where it goes by itself.
    let address: String?
    /// Where invoices of the account go; nil where nobody has said so.
    let usualAddress: String?
    let withXML: Bool
    let hasXML: Bool

    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        let number = try decision.state.number(of: invoiceID)
        try decision.state.checkIssuedHere(invoiceID)
        guard let address = address ?? decision.state.ownAddress(of: invoiceID, usual: usualAddress) else {
            throw decision.state.documentsOfFormerOwners.contains(invoiceID) ? Rejection.ofFormerOwner(number) : Rejection.noInvoiceAddress
        }
        guard !withXML || hasXML else { throw Rejection.noElectronicInvoice(number) }
        // One that is on its way there already goes once.
        guard decision.state.mailings[invoiceID]?.sendingTo != address else { return }
        decision.append(InvoiceSendAsked(of: decision.identity, invoiceID: invoiceID, number: number, sendTo: address, withXML: withXML))
    }
}

/// The mail server has taken the mail on, or never will.
struct RecordMailing: AccountCommand {
    let invoiceID: InvoiceID
    let address: String
    /// What was in the way where the mail was refused or given up; nil where the server has taken it on.
    let refusal: String?
    /// After how many it was given up; nil where it wasn't.
    var attempts: Int?
    /// Nil where it was the invoice itself.
    let reminder: Int?

    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        let number = try decision.state.number(of: invoiceID)
        if let refusal {
            decision.append(
                InvoiceMailRefused(
                    of: decision.identity, invoiceID: invoiceID, number: number, sendTo: address, answer: refusal, refusedAt: now,
                    attempts: attempts))
        } else {
            decision.append(
                InvoiceSent(of: decision.identity, invoiceID: invoiceID, number: number, sentTo: address, sentAt: now, reminder: reminder))
        }
    }
}

extension InvoiceSendAsked: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        state.mailings[invoiceID, default: Mailing()].sendingTo = sendTo
        if let reminder { state.mailings[invoiceID]?.reminders = reminder }
    }
}

extension InvoiceSent: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        let reminders = state.mailings[invoiceID]?.reminders ?? 0
        state.mailings[invoiceID] = Mailing(sentTo: sentTo, sentAt: sentAt, reminders: reminders)
    }
}

extension InvoiceMailRefused: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        var mailing = state.mailings[invoiceID] ?? Mailing()
        mailing.sendingTo = nil
        mailing.refusal = Mailing.Refusal(address: sendTo, answer: answer, at: refusedAt, attempts: attempts)
        state.mailings[invoiceID] = mailing
    }
}

extension Rejection {
    static let noInvoiceAddress = rule(
        "no-invoice-address",
        detail: "the billing details say no invoice e-mail, and nobody of the account has an address: set it, or say where to send it to",
        field: "to")

    static func ofFormerOwner(_ number: String) -> Rejection {
        rule(
            "no-invoice-address",
            detail: "\(number) is of what was invoiced before the account went to another organisation: say where to send it to",
            field: "to")
    }

    static func noElectronicInvoice(_ number: String) -> Rejection {
        rule(
            "no-electronic-invoice", detail: "there is no electronic invoice of \(number): the buyer can't receive one", field: "with_xml")
    }
}
