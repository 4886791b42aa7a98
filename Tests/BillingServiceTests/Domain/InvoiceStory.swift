import CompanyIdentifiers
import Contracts
import InvoiceSamples
import Invoicing
import TestKit
@testable import BillingService

/// What invoices are made from in these tests.
enum InvoiceWorld {
    static let seller = Seller(
        party: SampleParty.seller, account: SampleInvoice.payment.account, bank: SampleInvoice.payment.bank, logo: nil)

    /// - Parameter reference: what the buyer wants to find on invoices; without it one has to be given each time.
    static func details(_ party: Party = SampleParty.dutchBusiness, kind: BuyerKind = .business, reference: String? = "Team 7")
        -> BillingDetails
    {
        var details = BillingDetails(party)
        details.buyerKind = kind
        details.buyerReference = reference
        return details
    }

    static func facts(
        seats: Int = 3, _ details: BillingDetails? = InvoiceWorld.details(), seller: SellerSettings = .complete(InvoiceWorld.seller)
    ) -> InvoiceFacts {
        InvoiceFacts(seatedIn: Array(repeating: Known.workspace, count: seats), details: details, seller: seller, prices: .standard)
    }

    static func invoiceID(_ number: UInt64) -> InvoiceID { InvoiceID(high: 0x1111_2222_3333_4444, low: 0x8000_0000_0000_0000 | number) }
    /// Always the same one, so that stories that are told twice are the same.
    static let link = DownloadLink.random(at: "https://admin.example.org")

    static func markID(_ number: UInt64) -> PaymentMarkID {
        PaymentMarkID(high: 0x5555_2222_3333_4444, low: 0x8000_0000_0000_0000 | number)
    }
}

extension Asked {
    static func invoice(
        _ number: UInt64 = 1, _ order: InvoiceOrder = InvoiceOrder(content: .seats(nil)), _ facts: InvoiceFacts = InvoiceWorld.facts(),
        at instant: Instant = t0
    ) throws -> Asked {
        let command = IssueInvoice(
            invoiceID: InvoiceWorld.invoiceID(number),
            number: try NumberSeries.invoices.number(Int64(number), in: instant.date.components.year), order: order, facts: facts,
            link: InvoiceWorld.link)
        return Asked(command, at: instant)
    }

    static func payment(
        of invoice: UInt64 = 1, _ amount: Cents? = nil, mark: UInt64 = 1, receivedOn day: LocalDate? = nil, at instant: Instant = t0
    ) -> Asked {
        let command = RecordInvoicePayment(
            invoiceID: InvoiceWorld.invoiceID(invoice), markID: InvoiceWorld.markID(mark), source: "bank_transfer", reference: "T-1",
            receivedOn: day ?? instant.date, amount: amount)
        return Asked(command, at: instant)
    }

    static func withdrawal(
        of invoice: UInt64 = 1, mark: UInt64? = nil, by person: String = "eva@dembrane.com", above limit: Cents? = nil,
        at instant: Instant = t0
    ) throws -> Asked {
        let command = WithdrawInvoicePayment(
            invoiceID: InvoiceWorld.invoiceID(invoice), markID: mark.map(InvoiceWorld.markID), reason: try Reason("Another customer's"),
            person: person, twoPersonAbove: limit)
        return Asked(command, at: instant)
    }

    static func credit(_ invoice: UInt64 = 1, lines: [String]? = nil, note: UInt64 = 1, at instant: Instant = t0) throws -> Asked {
        let command = CreditInvoice(
            invoiceID: InvoiceWorld.invoiceID(invoice), creditNoteID: InvoiceWorld.invoiceID(1_000 + note),
            number: try NumberSeries.creditNotes.number(Int64(note), in: instant.date.components.year), lines: lines,
            reason: try Reason("Wrong amount"), link: InvoiceWorld.link)
        return Asked(command, at: instant)
    }

    static func overdue(_ invoice: UInt64 = 1, at instant: Instant) -> Asked {
        Asked(MarkInvoiceOverdue(invoiceID: InvoiceWorld.invoiceID(invoice)), at: instant)
    }
}

extension AccountStory {
    /// A managed account, guardian billed yearly, as most invoices are for.
    static func managed(_ asked: Asked...) throws -> AccountStory {
        var story = try AccountStory(after: .managed(.guardian, at: t0.adding(days: -30)))
        for asked in asked { try story.when(asked) }
        return story
    }

    func invoice(_ number: UInt64 = 1) throws -> InvoiceState { try state.invoice(InvoiceWorld.invoiceID(number)) }
}
