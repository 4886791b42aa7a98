/// An international bank account number (ISO 13616) whose length is that of its country and whose check digits are right (ISO/IEC 7064,
/// MOD 97-10).
public struct IBAN: Hashable, Sendable {
    /// The electronic form, without blanks, such as `NL91ABNA0417164300`.
    public let text: String

    /// Reads either form, in capitals or not. Throws `IdentifierFault`.
    public init(_ typed: String) throws(IdentifierFault) {
        let number = try NumberText(typed: typed)
        let letters = number.bytes.prefix(2)
        guard letters.count == 2, letters.allSatisfy(\.isCapital) else { throw .countryMissing }
        let code = String(decoding: letters, as: UTF8.self)
        guard let length = Self.lengths[code] else { throw .countryUnknown(code) }
        let check = number.bytes.dropFirst(2).prefix(2)
        guard number.bytes.count == length, check.allSatisfy(\.isDigit),
            number.bytes.allSatisfy({ $0.isDigit || $0.isCapital })
        else { throw .form(name: "IBAN of \(length) characters for \(code)", example: "NL91ABNA0417164300") }
        // The check digits lie between 02 and 98: 00, 01 and 99 would leave the same remainder as 97, 98 and 02.
        let moved = NumberText(bytes: number.bytes.dropFirst(4) + number.bytes.prefix(4))
        guard (2...98).contains(check.map(\.digitValue).wholeNumber), NumberCheck.mod97.accepts(moved) else {
            throw .checkDigits(name: "IBAN")
        }
        text = number.text
    }

    /// The letters of its country: an ISO 3166 code, or `XK` for Kosovo.
    public var countryCode: String { String(text.prefix(2)) }

    /// The form for paper, in groups of four: `NL91 ABNA 0417 1643 00`.
    public var paperForm: String {
        text.enumerated().reduce(into: "") { form, place in
            if place.offset > 0, place.offset % 4 == 0 { form += " " }
            form.append(place.element)
        }
    }
}

extension IBAN: CustomStringConvertible {
    public var description: String { paperForm }
}
