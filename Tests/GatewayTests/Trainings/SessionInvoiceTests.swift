import Contracts
import StaffAPI
import Testing
import WireJSON
@testable import Gateway

@Suite("The invoice for a training session on its page")
struct SessionInvoiceTests {
    private static func html(
        isManaged: Bool = true, _ invoices: [InvoiceAnswer] = [], change: (inout SessionRow) -> Void = { _ in }
    ) -> String {
        let session = Fixtures.heldSession(change: change)
        return SessionInvoice(session: session, billing: .init(isManaged: isManaged, invoices: invoices)).html().source
    }

    /// An invoice or credit note with a line for the held session.
    private static func billed(_ changes: [String: JSONValue] = [:], price: Int64 = 67_500, isCredited: Bool = false) throws
        -> InvoiceAnswer
    {
        let line: JSONValue = [
            "line_id": "1", "description": "Training", "quantity": 1, "unit_cents": .integer(price), "discount_percent": 0,
            "net_cents": .integer(price), "vat_category": "S", "vat_percent": 21, "credited": .bool(isCredited),
            "training_session_id": .string("\(Fixtures.heldSession().sessionID)"),
        ]
        return try Fixtures.invoice(changes.merging(["lines": [line]]) { $1 })
    }

    @Test func anInvoiceThatStandsIsLinkedWithWhatItAsksWhereThatIsAnother() throws {
        let invoice = try Self.billed()
        let link = "href=\"/invoices/\(invoice.invoiceID)\">On invoice 2026-000123"
        let html = Self.html([invoice])
        #expect(html.contains(link) && !html.contains("for €") && !html.contains("Issue one"))
        let before = Self.html([try Self.billed(price: 61_500)])
        #expect(before.contains(link) && before.contains("for €\u{A0}615,00"))
    }

    @Test func oneThatWasCreditedLeavesTheWayToAnother() throws {
        let invoices = [try Self.billed(Fixtures.creditNote), try Self.billed(isCredited: true)]
        let session = Fixtures.heldSession()
        let way = "href=\"/invoices/new?account=\(session.accountID)&amp;bill=training&amp;session=\(session.sessionID)\">Issue one for it"
        #expect(Self.html(invoices).contains(way) && Self.html().contains(way))
    }

    @Test func whereNothingCanBeInvoicedThatIsSaid() {
        #expect(Self.html(isManaged: false) == "None: billing isn&#39;t managed")
        #expect(Self.html { $0.priceCents = .zero } == "Nothing to invoice")
        #expect(Self.html { $0.heldElsewhere = true } == "None: it was held and billed in another system")
        #expect(SessionInvoice(session: Fixtures.heldSession(), billing: nil).html().source == "Can&#39;t be said now")
    }
}
