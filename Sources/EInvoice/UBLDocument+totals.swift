import Invoicing
import XML

extension UBLDocument {
    /// The VAT of the document, and of each treatment (BG-23).
    var taxTotal: XMLElement {
        let groups = invoice.totals.groups.map { group in
            XMLElement.aggregate(
                "TaxSubtotal",
                [
                    .amount("TaxableAmount", group.net), .amount("TaxAmount", group.vat),
                    category("TaxCategory", group.treatment, withReason: true),
                ])
        }
        return .aggregate("TaxTotal", [.amount("TaxAmount", invoice.totals.vat)] + groups)
    }

    /// BG-22. Nothing is taken off or added below the lines, and nothing is paid in advance.
    var monetaryTotal: XMLElement {
        .aggregate(
            "LegalMonetaryTotal",
            [
                .amount("LineExtensionAmount", invoice.totals.net), .amount("TaxExclusiveAmount", invoice.totals.net),
                .amount("TaxInclusiveAmount", invoice.totals.total), .amount("PayableAmount", invoice.totals.total),
            ])
    }

    /// What lies outside of VAT has no rate, not even one of zero (rule BR-O-05).
    func category(_ name: String, _ treatment: VATTreatment, withReason: Bool) -> XMLElement {
        let exemption = withReason ? VATExemption(treatment.category) : nil
        let code = profile.isGladOfDetail ? exemption?.code : nil
        let parts: [XMLElement?] = [
            .basic("ID", treatment.category.rawValue),
            treatment == .outsideScope ? nil : .basic("Percent", XMLElement.decimal(treatment.rate.value)),
            code.map { .basic("TaxExemptionReasonCode", $0) },
            exemption.map { .basic("TaxExemptionReason", $0.reason.in(invoice.language)) },
            Self.valueAddedTax,
        ]
        return .aggregate(name, parts)
    }
}
