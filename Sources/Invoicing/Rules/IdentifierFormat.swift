/// How identifiers of a scheme are written, for the schemes whose check digits or shape the rules of Peppol and of the Netherlands know.
struct IdentifierFormat: Sendable {
    /// What it has to be, in words.
    let words: String
    private let isRight: @Sendable ([UInt8]) -> Bool

    /// Nil for a scheme of which nothing is known but its code.
    init?(scheme: String) {
        guard let format = Self.known[scheme] else { return nil }
        self = format
    }

    private init(_ words: String, _ isRight: @escaping @Sendable ([UInt8]) -> Bool) {
        self.words = words
        self.isRight = isRight
    }

    func accepts(_ identifier: String) -> Bool { isRight(Array(identifier.utf8)) }

    private static let known: [String: IdentifierFormat] = [
        "0007": IdentifierFormat("10 digits with a right check digit (Sweden)") { digits($0, 10).map(CheckDigit.luhn) ?? false },
        "0088": IdentifierFormat("13 digits with a right check digit (GLN)") { digits($0, 13).map(CheckDigit.gs1) ?? false },
        "0106": IdentifierFormat("8 digits (KVK)") { digits($0, 8) != nil },
        "0151": IdentifierFormat("11 digits with right check digits (ABN)") { digits($0, 11).map(CheckDigit.australian) ?? false },
        "0184": IdentifierFormat("DK and 8 digits (CVR)") { $0.starts(with: Array("DK".utf8)) && digits($0.dropFirst(2), 8) != nil },
        "0190": IdentifierFormat("20 digits (OIN)") { digits($0, 20) != nil },
        "0192": IdentifierFormat("9 digits with a right check digit (Norway)") { digits($0, 9).map(CheckDigit.norwegian) ?? false },
        "0208": IdentifierFormat("10 digits with right check digits (Belgium)") { digits($0, 10).map(CheckDigit.belgian) ?? false },
        "9944": IdentifierFormat("NL, 9 digits, B and 2 digits (Dutch VAT number)", isDutchVATNumber),
    ]

    @Sendable private static func isDutchVATNumber(_ bytes: [UInt8]) -> Bool {
        bytes.count == 14 && bytes.starts(with: Array("NL".utf8)) && digits(bytes[2..<11], 9) != nil && bytes[11] == UInt8(ascii: "B")
            && digits(bytes[12...], 2) != nil
    }

    /// The digits as numbers; nil unless there are just so many and nothing else.
    private static func digits(_ bytes: some Collection<UInt8>, _ count: Int) -> [Int]? {
        guard bytes.count == count, bytes.allSatisfy(\.isDigit) else { return nil }
        return bytes.map { Int($0 - UInt8(ascii: "0")) }
    }
}
