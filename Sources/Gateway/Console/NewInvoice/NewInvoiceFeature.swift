import Contracts
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// Issuing an invoice, in three steps.
struct NewInvoiceFeature: ConsoleFeature {
    static let paths = [NewInvoiceAddress.path]
    static let area = ConsoleArea.invoices

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        guard let address = try NewInvoiceAddress(view.query) else {
            return ConsolePage(title: NewInvoicePage.title, html: NewInvoicePage.withoutAccount)
        }
        let page = try await content(address, view)
        return ConsolePage(title: "\(page.label.plain) · \(NewInvoicePage.title)", html: page.html())
    }

    private func content(_ address: NewInvoiceAddress, _ view: ConsoleView) async throws -> NewInvoicePage {
        async let part: AccountPart = services.ask(JoinedParts.rollupAccount, of: address.account, for: view.request)
        async let billing: BillingAccount = services.ask(JoinedParts.billingAccount, of: address.account, for: view.request)
        async let invoices: InvoicesAnswer = services.ask(
            InvoiceOperations.ofAccount, of: address.account, ["limit": "1"], for: view.request)
        async let details = services.unlessAway("where the invoices of an account go", view) {
            try await services.ask(BillingOperations.billingDetails, of: address.account, for: view.request) as BillingDetailsAnswer
        }
        let (order, unread) = NewInvoiceOrder.read(address)
        let isManaged = try await billing.billing.managed
        var faults = unread
        var preview: IssuePreview?
        if address.step == .issue, unread.isEmpty, isManaged {
            do {
                preview = try await NewInvoiceDesk(owners: services.owners).preview(order, of: address.account, for: view.request)
            } catch let problem as Problem where problem.isOfInput {
                faults = [NewInvoiceFault(problem, of: address)]
            }
        }
        return NewInvoicePage(
            address: address, label: ShownName(try await part.account.label), isManaged: isManaged, outlook: try await invoices.outlook,
            details: await details, faults: faults, preview: preview, viewer: view.viewer)
    }
}
