/// An e-mail address as an invoice shows it: one part, an at sign, a domain with a dot.
public struct MailAddress: Hashable, Sendable {
    public let text: String

    /// Nil for a text that can't be an address, or one longer than the 254 characters that mail allows.
    public init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= 254, text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F }), parts.count == 2,
            !parts[0].isEmpty, parts[1].contains("."), !parts[1].hasPrefix("."), !parts[1].hasSuffix(".")
        else { return nil }
        self.text = text
    }
}
