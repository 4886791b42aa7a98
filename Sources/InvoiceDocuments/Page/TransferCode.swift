import Contracts
import Invoicing
import QR

/// A SEPA credit transfer as a code that banking apps read: the European Payments Council's guidelines EPC069-12, version 002 of the code.
struct TransferCode: Hashable, Sendable {
    /// The lines of the code, in bytes of UTF-8 separated by line feeds.
    let text: String

    /// What a code of version 13, the largest allowed, holds at correction M.
    private static let mostBytes = 331
    private static let largestVersion = 13
    private static let amounts = Cents(1)...Cents(99_999_999_999)
    private static let longestName = 70

    /// Nil where no code can say it: for an amount outside 0.01 to 999,999,999.99 euros, or texts of more bytes than fit.
    init?(_ payment: PaymentDetails, amount: Cents) {
        guard Self.amounts.contains(amount) else { return nil }
        // Of the last four lines, purpose, structured and unstructured remittance and a hint to the payer, only the third is used; empty
        // ones at the end are left out.
        text = [
            "BCD", "002", Self.utf8, "SCT", payment.bank?.text ?? "", Self.shortened(payment.accountName.text), payment.account.text,
            Self.decimal(amount), "", "", payment.remittance.text,
        ].joined(separator: "\n")
        guard text.utf8.count <= Self.mostBytes else { return nil }
    }

    /// Throws `QRError` where there is no memory; else it fits.
    func code() throws(QRError) -> QRCode { try QRCode(text, correction: .medium, largestVersion: Self.largestVersion) }

    /// The first of the guideline's character sets.
    private static let utf8 = "1"

    /// Whole characters of at most 70 scalars.
    private static func shortened(_ name: String) -> String {
        var short = ""
        for character in name {
            guard short.unicodeScalars.count + character.unicodeScalars.count <= longestName else { break }
            short.append(character)
        }
        return short.trimmed
    }

    private static func decimal(_ amount: Cents) -> String {
        let (euros, cents) = amount.amount.quotientAndRemainder(dividingBy: 100)
        return "\(Invoice.currency)\(euros).\(cents < 10 ? "0" : "")\(cents)"
    }
}
