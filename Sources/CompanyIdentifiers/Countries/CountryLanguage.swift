/// A language in which countries can be named; on the wire its ISO 639 code.
public enum CountryLanguage: String, CaseIterable, Sendable {
    case english = "en"
    case dutch = "nl"
    case german = "de"
    case french = "fr"
}
