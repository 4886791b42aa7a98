import Contracts
import EInvoice
import InvoiceSamples
import Invoicing

/// The samples as electronic documents, by file name.
enum SampleDocuments {
    static func all(_ profile: EInvoiceProfile, _ kind: InvoiceKind) throws -> [String: [UInt8]] {
        var documents: [String: [UInt8]] = [:]
        for (name, invoice) in SampleInvoice.all {
            let document = kind == .invoice ? invoice : try credit(invoice)
            documents["\(name).xml"] = try UBLDocument(document, profile: profile).bytes()
        }
        if profile == .nlcius {
            documents["by mail.xml"] = try UBLDocument(kind == .invoice ? byMail : credit(byMail), profile: .nlcius).bytes()
        }
        if kind == .creditNote {
            let part = try credit(SampleInvoice.yearly(for: SampleParty.dutchBusiness, language: .dutch), lines: ["1"])
            documents["part.xml"] = try UBLDocument(part, profile: profile).bytes()
        } else {
            documents["strange texts.xml"] = try UBLDocument(strange, profile: profile).bytes()
        }
        return documents
    }

    /// For a buyer who is in no network; Peppol can't deliver it.
    static let byMail: Invoice = {
        var invoice = SampleInvoice.yearly(for: SampleParty.frenchConsumer)
        invoice.buyer.peppolEndpoint = nil
        return invoice
    }()

    static func credit(_ invoice: Invoice, lines: [LineIdentifier]? = nil) throws -> Invoice {
        try invoice.creditNote(
            number: "C2026-000001", issuedOn: SampleInvoice.day("2026-12-05"), lines: lines, notes: "Agreed by telephone.")
    }

    /// Texts with all that means something in XML, and of other scripts.
    static let strange: Invoice = {
        var invoice = SampleInvoice.yearly(for: SampleParty.dutchBusiness)
        invoice.buyer.legalName = "\"Zoë's\" <Café> & שלום – شركة الاستماع ]]>"
        invoice.buyer.address.city = "'s-Gravenhage"
        invoice.notes = "Line 1\n\tLine 2 &amp; <b>bold</b> 👩‍👩‍👧"
        return invoice
    }()
}
