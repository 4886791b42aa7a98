import Contracts

/// Links by which customers pay invoices.
public enum PaymentLinkOperations {
    public static let descriptionRule = TextRule(length: 1...255)

    public static let list = Operation.question(
        "list-payment-links", "/accounts/{id}/payment-links", owner: .billing, parameters: [.limit, .cursor])

    /// For the oldest invoice with something open where none is named.
    public static let make = Operation(
        "make-payment-link", .post, "/accounts/{id}/payment-links", owner: .billing,
        fields: [.optional("invoice_id", .id), .optional("description", .text(descriptionRule))])

    public static let cancel = Operation("cancel-payment-link", .delete, "/accounts/{id}/payment-links/{link}", owner: .billing)

    public static let all = [list, make, cancel]
}
