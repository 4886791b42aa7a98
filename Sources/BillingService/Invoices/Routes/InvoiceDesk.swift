import Contracts
import Database
import EInvoice
import EventKit
import EventSourcing
import InvoiceDocuments
import StaffAPI
import WebKit

/// Carries out commands on invoices for the routes.
struct InvoiceDesk: Sendable {
    let configuration: BillingConfiguration
    let register: VATRegister

    /// What an invoice of the account is made from beside the account.
    func facts(of account: AccountID, _ connection: Connection) throws -> InvoiceFacts {
        let details = try KnownDetails(of: account, connection).details
        return InvoiceFacts(
            seatedIn: try SeatedPeople.workspaces(of: account, connection), details: details, seller: configuration.seller,
            prices: .standard, referrals: try ClientDiscounts.discounts(of: account, connection),
            registerAnswer: try register.answer(on: details, of: account, connection))
    }

    /// Whose invoice the path names. Throws 404.
    func account(ofInvoice invoice: InvoiceID, _ connection: Connection) throws -> AccountID {
        guard let account = try InvoiceReader(connection: connection).account(of: invoice) else { throw Rejection.noInvoice(invoice) }
        return account
    }

    /// Throws 404.
    func answer(_ invoice: InvoiceID, _ connection: Connection) throws -> InvoiceAnswer {
        guard let answer = try InvoiceReader(connection: connection).invoice(invoice) else { throw Rejection.noInvoice(invoice) }
        return answer
    }

    /// The same of what is only looked at, and so gets no link.
    func draft(_ invoice: InvoiceID, _ connection: Connection) throws -> InvoiceAnswer {
        var answer = try answer(invoice, connection)
        answer.downloadURL = nil
        return answer
    }

    var newDownloadLink: DownloadLink { .random(at: configuration.publicAddress) }

    /// Makes what can be had of a document that was issued in this transaction: the page and the electronic invoice at once, and the PDF, which
    /// takes longer than all else, as soon as the transaction is committed.
    func makeFiles(of invoice: InvoiceID, _ document: InvoiceDocument, for account: AccountIdentity, _ work: UnitOfWork) throws {
        let content = try document.invoice()
        let page = InvoiceHTML(try InvoicePage(content), logo: configuration.seller.logo)
        try work.execute(StoreInvoiceFile(page.bytes, .html, of: invoice, account), on: invoice.description)
        if let profile = ElectronicForm.profile(for: content) {
            let bytes = try UBLDocument(content, profile: profile).bytes()
            try work.execute(StoreInvoiceFile(bytes, .xml, of: invoice, account), on: invoice.description)
        }
        try InvoicePrinting.request(of: invoice, work)
    }
}
