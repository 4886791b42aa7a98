/// The code of a bank (ISO 9362): four characters of the bank, two letters of its country, two characters of its seat, and three of a
/// branch.
public struct BIC: Hashable, Sendable {
    /// Eight characters where the main office is meant, else eleven.
    public let text: String

    /// Reads either length, in capitals or not. Throws `IdentifierFault`.
    public init(_ typed: String) throws(IdentifierFault) {
        let number = try NumberText(typed: typed)
        guard case .accepted(let full) = Self.forms.judge(number) else { throw .form(name: "BIC", example: "ABNANL2A") }
        let letters = String(full.dropFirst(4).prefix(2))
        guard Country(code: letters) != nil || letters == "XK" else { throw .countryUnknown(letters) }
        text = full
    }

    /// The letters of its country: an ISO 3166 code, or `XK` for Kosovo.
    public var countryCode: String { String(text.dropFirst(4).prefix(2)) }

    /// Three letters X in place of a branch mean the main office, as their absence does.
    private static let forms = [
        NumberForm("????@@??"),
        NumberForm("????@@?????") { $0.hasSuffix(String(repeating: "X", count: 3)) ? String($0.dropLast(3)) : $0 },
    ]
}

extension BIC: CustomStringConvertible {
    public var description: String { text }
}
