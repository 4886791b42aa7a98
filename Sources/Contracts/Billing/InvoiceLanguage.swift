/// The languages an invoice can be in, by their ISO 639-1 codes.
public enum InvoiceLanguage: String, Codable, Sendable, CaseIterable {
    case dutch = "nl"
    case english = "en"
}
