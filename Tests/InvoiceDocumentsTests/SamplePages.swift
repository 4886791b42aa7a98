import Contracts
import InvoiceDocuments
import InvoiceSamples
import Invoicing

/// Invoices whose pages are particular.
enum SamplePages {
    static let dutch = SampleInvoice.yearly(for: SampleParty.dutchBusiness, language: .dutch)

    static func credit() throws -> Invoice {
        try dutch.creditNote(number: "C2026-000001", issuedOn: SampleInvoice.day("2026-12-05"), lines: ["2"], notes: "Op uw verzoek.")
    }

    /// So many lines of one text at one euro each.
    static func lines(_ count: Int, _ description: LineDescription = "Training", language: InvoiceLanguage = .dutch) throws -> Invoice {
        let lines = try (1...count).map { number in
            try InvoiceLine(LineIdentifier("\(number)"), description, unitPrice: 100, vat: .standard(.dutch))
        }
        return SampleInvoice.invoice(lines: lines, language: language)
    }

    /// Every text as long as it may be, without a blank, and amounts as large.
    static func widest() throws -> Invoice {
        var invoice = dutch
        let name = try PartyName(String(repeating: "W", count: 200))
        invoice.seller.legalName = name
        invoice.buyer.legalName = name
        invoice.buyer.address.firstLine = try AddressLine(String(repeating: "M", count: 200))
        invoice.buyer.address.secondLine = try AddressLine(String(repeating: "M", count: 200))
        invoice.buyer.address.city = try CityName(String(repeating: "M", count: 100))
        invoice.buyerReference = try BuyerText(String(repeating: "W", count: 100))
        invoice.orderReference = try BuyerText(String(repeating: "W", count: 100))
        invoice.payment?.accountName = name
        invoice.payment?.remittance = try RemittanceText(String(repeating: "W", count: 140))
        let description = try LineDescription(String(repeating: "W", count: 300))
        let line = try InvoiceLine("1", description, quantity: 10_000, unitPrice: 100_000_000, vat: .standard(.dutch))
        invoice.lines = try InvoiceLines([line])
        invoice.totals = InvoiceTotals(of: invoice.lines)
        return invoice
    }
}
