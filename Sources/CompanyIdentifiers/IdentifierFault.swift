/// Why a number that somebody typed is refused. Its description goes on after the name of the field: "VAT number has to be filled in".
public enum IdentifierFault: Error, Hashable, Sendable {
    case empty
    /// More characters than any such number has, with all that could stand between them.
    case tooLong(most: Int)
    case character(Unicode.Scalar)
    /// The text has none of the forms of such a number; the example has one.
    case form(name: String, example: String)
    /// The form is right, but the check digits say that at least one character isn't.
    case checkDigits(name: String)
    /// The number doesn't begin with the letters of a country, and none was given beside it.
    case countryMissing
    /// Two letters of which no country is known here that gives out such numbers.
    case countryUnknown(String)
    /// A right number, but of another country than that of the company.
    case otherCountry(expected: Country, found: Country)
    /// A country whose companies have no number of this kind that could be checked.
    case noSuchNumbers(Country)
    case schemeMissing
    /// A scheme whose numbers have no rule here.
    case schemeUnknown(String)
    /// A scheme that the Peppol network no longer has, and the one that took its place.
    case schemeRetired(String, replacement: String)
    /// What follows the scheme is empty, too long, or has a character that no address has.
    case endpointValue(most: Int)
}

extension IdentifierFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "has to be filled in"
        case .tooLong(let most): "has to have at most \(most) characters"
        case .character(let scalar): "can't hold the character \(scalar.escaped(asASCII: true))"
        case .form(let name, let example): "is no \(name): one looks like \(example)"
        case .checkDigits(let name): "is no \(name): its check digits don't fit, so that at least one character is wrong"
        case .countryMissing: "has to begin with the two letters of its country, such as NL"
        case .countryUnknown(let letters): "begins with \(letters), for which no form of number is known"
        case .otherCountry(let expected, let found):
            "belongs to another country (\(found.name(in: .english))) than the company (\(expected.name(in: .english)))"
        case .noSuchNumbers(let country): "can't be checked for \(country.name(in: .english))"
        case .schemeMissing: "has to begin with the four digits of its scheme and a colon, such as 0106:12345678"
        case .schemeUnknown(let scheme): "has the scheme \(scheme), whose numbers can't be checked"
        case .schemeRetired(let scheme, let replacement):
            "has the scheme \(scheme), which the network no longer has; \(replacement) took its place"
        case .endpointValue(let most):
            "has to have 1 to \(most) letters, digits or signs after its scheme, and no blanks"
        }
    }
}
