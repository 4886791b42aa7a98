/// A country or territory to which ISO 3166-1 assigns a code of two letters.
public struct Country: Hashable, Sendable {
    /// Two capital letters.
    public let code: String

    /// Reads a code in capitals or not; nil where none such is assigned.
    public init?(code: some StringProtocol) {
        guard code.utf8.count == 2, code.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let capitals = code.uppercased()
        guard Self.names[capitals] != nil else { return nil }
        self.code = capitals
    }

    /// For the codes of the tables here, which are assigned.
    init(assigned code: String) {
        self.code = code
    }

    /// The country that somebody means who types its code or its name in English, Dutch, German or French: in capitals or not, with or
    /// without accents, articles and hyphens. Nil for what is no such name, or could be two.
    public init?(named typed: String) {
        guard let spelling = CountrySpelling(typed), let country = Self.bySpelling[spelling] else { return nil }
        self = country
    }

    public func name(in language: CountryLanguage) -> String { Self.names[code]?[language] ?? code }

    /// All of them, by code.
    public static let all: [Country] = names.keys.sorted().map(Country.init(assigned:))
}

extension Country: CustomStringConvertible {
    public var description: String { code }
}
