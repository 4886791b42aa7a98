/// Whether a document asks for money or takes back what an earlier one asked for.
public enum InvoiceKind: String, Codable, Sendable, CaseIterable {
    case invoice
    case creditNote = "credit_note"
}
