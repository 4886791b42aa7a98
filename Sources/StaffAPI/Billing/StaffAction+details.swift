import Contracts

extension StaffAction {
    public static let billingDetails = StaffAction(
        "billing-details", BillingOperations.setBillingDetails, on: .account, .billing, title: "Set billing details",
        explanation:
            "To whom and where invoices go, from the next one on. It holds whatever the platform says; what that says later is shown.",
        submitTitle: "Set billing details", done: "Billing details set", needsChange: true,
        fields: [
            detail("legal_name", "Legal name", isNeeded: true), detail("address_line1", "Street and number", isNeeded: true),
            detail("address_line2", "Address, second line"), detail("postal_code", "Postal code", isNeeded: true),
            detail("city", "City", isNeeded: true),
            detail("country", "Country", isNeeded: true, note: "Its two letters, or its name in Dutch, English, German or French."),
            detail("buyer_kind", "Kind of buyer", isNeeded: true),
            detail("vat_id", "VAT number", note: "Such as NL123456782B90; its check digits are looked at."),
            detail("company_id", "Company number", note: "In the Netherlands the 8 digits of the KVK, or the OIN of a public body."),
            detail("email", "Invoice e-mail"), detail("buyer_reference", "Buyer's reference", note: "Stands on every invoice."),
            detail("peppol_id", "Peppol address", note: "Where electronic invoices are received, such as 0106:12345678."), .reason,
        ])

    public static let acceptBillingDetails = StaffAction(
        "accept-billing-details", BillingOperations.setBillingDetails, on: .account, .billing, title: "Take over the platform's details",
        explanation: "What the platform has said since becomes what invoices are made with. Kind and reference of the buyer stay.",
        submitTitle: "Take over", done: "The platform's billing details taken over", fields: [.constant("accept_platform", true), .reason])

    private static func detail(_ name: String, _ title: String, isNeeded: Bool = false, note: String? = nil) -> Field {
        .shown(name, title, isNeeded: isNeeded, preset: .billingDetail(name), note: note)
    }
}
