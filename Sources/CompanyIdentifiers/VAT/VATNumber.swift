/// A VAT identification number whose form and check digits are right. Whether it is in use, only its country can say (VIES).
public struct VATNumber: Hashable, Sendable {
    /// The letters that it begins with: those of its country, except for Greece (`EL`) and Northern Ireland (`XI`).
    public let prefix: String

    /// What follows the prefix.
    public let national: String

    /// The country that gave it out. That of `XI` is the United Kingdom: only its trade in goods belongs to the European Union, not its
    /// services.
    public let country: Country

    /// Reads what people type: with blanks, dots and dashes, in capitals or not, with its prefix or, where the country is given, without.
    /// Throws `IdentifierFault`.
    public init(_ typed: String, country: Country? = nil) throws(IdentifierFault) {
        let number = try NumberText(typed: typed)
        self = if let country { try Self.read(number, of: country) } else { try Self.read(number) }
    }

    private init(rule: VATRule, national: String) {
        prefix = rule.prefix
        country = rule.country
        self.national = national
    }

    /// The normal form, such as `NL123456782B90`.
    public var text: String { prefix + national }

    /// Whether companies of the country have such numbers.
    public func isUsed(in other: Country) -> Bool { other.givingVATNumbers == country }

    private static func read(_ number: NumberText) throws(IdentifierFault) -> VATNumber {
        let found = VATRule.all.lazy.compactMap { rule in rule.national(of: number).map { (rule, $0) } }.first
        guard let (rule, national) = found else {
            let letters = NumberText(bytes: number.bytes.prefix(2))
            throw letters.bytes.allSatisfy(\.isCapital) ? .countryUnknown(letters.text) : .countryMissing
        }
        switch rule.forms.judge(national) {
        case .accepted(let full): return VATNumber(rule: rule, national: full)
        case .wrongCheckDigits: throw .checkDigits(name: rule.name)
        case .otherForm: throw .form(name: rule.name, example: rule.example)
        }
    }

    /// Letters at the start may be the prefix or, as in France and Spain, a part of the number itself; what fits decides.
    private static func read(_ number: NumberText, of country: Country) throws(IdentifierFault) -> VATNumber {
        let rules = VATRule.all.filter { $0.country == country.givingVATNumbers }
        guard let first = rules.first else { throw .noSuchNumbers(country) }
        var closest = NumberForm.Verdict.otherForm
        for rule in rules {
            for national in [rule.national(of: number), number].compactMap({ $0 }) {
                switch rule.forms.judge(national) {
                case .accepted(let full): return VATNumber(rule: rule, national: full)
                case .wrongCheckDigits: closest = .wrongCheckDigits
                case .otherForm: continue
                }
            }
        }
        if let other = try? read(number) { throw .otherCountry(expected: country, found: other.country) }
        throw closest == .wrongCheckDigits ? .checkDigits(name: first.name) : .form(name: first.name, example: first.example)
    }
}

extension VATNumber: CustomStringConvertible {
    public var description: String { text }
}
