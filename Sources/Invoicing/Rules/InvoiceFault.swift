/// What is wrong with an invoice.
public struct InvoiceFault: Error, Hashable, Sendable {
    /// The field at fault in the names of the staff API, such as `vat_id`; what the seller's settings hold begins with `seller.`.
    public let field: String
    /// What is wrong with it and what to do, in words that follow the name of the field.
    public let words: String

    public init(_ field: String, _ words: String) {
        self.field = field
        self.words = words
    }
}

extension InvoiceFault: CustomStringConvertible {
    public var description: String { "\(field): \(words)" }
}
