import Contracts
import EventSourcing
import Invoicing
import ServiceKit

/// The fields of a credit note of the past.
struct ImportedCreditNoteFields: Decodable {
    var number: String
    var issuedIn: String
    var issuedOn: LocalDate
    /// The number of the invoice.
    var credits: String
    var description: String?
    var netCents: Cents?
    var vatCents: Cents?
    var totalCents: Cents?

    func terms(of account: AccountIdentity, _ reason: Reason?, _ now: Instant) throws -> ImportedTerms {
        try ImportFault.check(issuedOn <= now.date, "issued_on lies in the future (\(issuedOn))")
        let system = try ImportedSystem.checked(issuedIn)
        let amounts = try amounts()
        let number = try ImportFault.naming("number") { try DocumentNumber(self.number).text }
        let credits = try ImportFault.naming("credits") { try DocumentNumber(self.credits).text }
        let text = try ImportFault.naming("description") { try LineDescription(description ?? "As on credit note \(number)").text }
        let parts =
            ["\(account.accountID)", number, credits, "\(issuedOn)"] + (amounts.map { ["\($0.net.amount)", "\($0.vat.amount)"] } ?? [])
        let note = ImportedCreditNote(
            creditNoteID: InvoiceID(digestOf: "imported credit note \(parts.joined(separator: "/"))"), issuedIn: system, number: number,
            credits: credits, issuedOn: issuedOn, amounts: amounts, description: text,
            reason: reason?.text ?? "Credited in \(system.text)")
        return ImportedTerms(content: .creditNote(note), reason: nil, at: issuedOn.start)
    }

    /// Nil where none is named: the invoice is taken back as a whole.
    private func amounts() throws -> ImportedCreditNote.Amounts? {
        guard netCents != nil || vatCents != nil || totalCents != nil else { return nil }
        let amounts = ImportedCreditNote.Amounts(
            net: try ImportFault.need(netCents, "net_cents"), vat: try ImportFault.need(vatCents, "vat_cents"),
            total: try ImportFault.need(totalCents, "total_cents"))
        try ImportFault.check(amounts.total > .zero, "total_cents has to be more than nothing; what a credit note takes back is positive")
        try ImportFault.check(amounts.net >= .zero && amounts.vat >= .zero, "net_cents and vat_cents have to be at least 0")
        try ImportFault.check(amounts.net + amounts.vat == amounts.total, "total_cents is not net_cents and vat_cents")
        return amounts
    }
}
