import Contracts
import Invoicing
import XML

extension UBLDocument {
    /// BG-25.
    var lines: [XMLElement] { invoice.lines.all.map(line) }

    private func line(_ line: InvoiceLine) -> XMLElement {
        .aggregate(
            words.line,
            [
                .basic("ID", line.id.text),
                .basic(words.quantity, String(line.quantity.value), XMLAttribute("unitCode", Self.piece)),
                .amount("LineExtensionAmount", line.net),
                line.discount == .zero ? nil : allowance(line),
                .aggregate(
                    "Item", [.basic("Name", line.description.text), category("ClassifiedTaxCategory", line.vat, withReason: false)]),
                .aggregate("Price", [.amount("PriceAmount", Cents(line.unitPrice.value))]),
            ])
    }

    /// "One", in the list of UN/ECE recommendation 20: seats, trainings and what else can be counted.
    private static let piece = "C62"

    /// The discount (BG-27): the percentage, what it is taken of, and what it comes to (rules PEPPOL-EN16931-R040 to R042).
    private func allowance(_ line: InvoiceLine) -> XMLElement {
        let reason = BilingualText(english: "Discount", dutch: "Korting")
        return .aggregate(
            "AllowanceCharge",
            [
                .basic("ChargeIndicator", "false"),
                profile.isGladOfDetail ? .basic("AllowanceChargeReasonCode", Self.discount) : nil,
                .basic("AllowanceChargeReason", reason.in(invoice.language)),
                .basic("MultiplierFactorNumeric", String(line.discount.value)),
                .amount("Amount", line.discountAmount),
                .amount("BaseAmount", line.gross),
            ])
    }

    /// "Discount", in the list UNCL 5189.
    private static let discount = "95"
}
