import Contracts

/// A sentence in both languages of our invoices.
public struct BilingualText: Hashable, Sendable {
    public let english: String
    public let dutch: String

    public init(english: String, dutch: String) {
        self.english = english
        self.dutch = dutch
    }

    public func `in`(_ language: InvoiceLanguage) -> String {
        switch language {
        case .dutch: dutch
        case .english: english
        }
    }
}
