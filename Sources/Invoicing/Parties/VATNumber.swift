/// A VAT number as tax offices write it, country first, capitals and digits only: `NL001234567B01`.
///
/// Whether its check digits are right is judged elsewhere; here it only has the shape of one.
public struct VATNumber: Hashable, Sendable {
    public let text: String

    /// Nil unless it has two letters and then 2 to 18 letters and digits.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (4...20).contains(bytes.count), bytes.prefix(2).allSatisfy(\.isCapital),
            bytes.allSatisfy({ $0.isCapital || $0.isDigit })
        else { return nil }
        self.text = text
    }

    /// The two letters in front. Greece has `EL` there.
    public var prefix: String { String(text.prefix(2)) }
}

extension VATNumber: CustomStringConvertible {
    public var description: String { text }
}
