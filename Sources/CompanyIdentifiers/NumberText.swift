/// The characters of a number without what people put between them, in capitals: digits, letters of A to Z, and `+` and `*`, which old
/// Irish numbers have.
struct NumberText: Hashable, Sendable {
    /// The most characters that are looked at, separators among them; the longest number, an IBAN, has 34.
    static let longest = 64

    /// ASCII codes.
    let bytes: [UInt8]

    /// Blanks, dots, dashes, slashes, colons, commas and parentheses are dropped, so that `BE (0)468.561.072` is read as it is meant.
    init(typed: String) throws(IdentifierFault) {
        guard typed.utf8.count <= 4 * Self.longest, typed.unicodeScalars.count <= Self.longest else {
            throw .tooLong(most: Self.longest)
        }
        var bytes: [UInt8] = []
        for scalar in typed.unicodeScalars where !Self.isSeparator(scalar) {
            guard let byte = Self.capital(scalar) else { throw .character(scalar) }
            bytes.append(byte)
        }
        guard !bytes.isEmpty else { throw .empty }
        self.bytes = bytes
    }

    init(bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The values of the digits, in order, with all else left out.
    var digits: [Int] { bytes.filter(\.isDigit).map(\.digitValue) }

    func starts(with prefix: String) -> Bool { bytes.starts(with: prefix.utf8) }

    func begins(withOneOf letters: String) -> Bool { bytes.first.map(letters.utf8.contains) ?? false }

    func dropping(_ count: Int) -> NumberText { NumberText(bytes: bytes.dropFirst(count)) }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", ",", ":", "/", "(", ")": true
        case _: scalar.properties.isWhitespace || scalar.properties.generalCategory == .dashPunctuation || scalar == "\u{2212}"
        }
    }

    private static func capital(_ scalar: Unicode.Scalar) -> UInt8? {
        switch scalar {
        case "0"..."9", "A"..."Z", "+", "*": UInt8(ascii: scalar)
        case "a"..."z": UInt8(ascii: scalar) - 32
        case _: nil
        }
    }
}

extension UInt8 {
    var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
    var isCapital: Bool { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") }

    /// 0 to 9; only for a digit.
    var digitValue: Int { Int(self) - Int(UInt8(ascii: "0")) }
}

extension Sequence<Int> {
    /// The whole number that the digits write; what is beyond eighteen digits, more than any number here has, is left out.
    var wholeNumber: Int { prefix(18).reduce(0) { $0 * 10 + $1 } }
}
