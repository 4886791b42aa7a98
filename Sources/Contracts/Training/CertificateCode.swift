import Cryptography

/// By what the certificate of a licence is found by whoever holds it: 12 characters, none of which is taken for another one (Crockford's
/// base 32), of 60 bits that nobody guesses.
public struct CertificateCode: Hashable, Sendable {
    private static let length = 12
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    public let text: String

    /// As it is read from paper: letters of either case, in groups or not, with what is taken for a digit as that digit. Nil for any other text.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count <= 2 * Self.length else { return nil }
        let letters = text.uppercased().utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }.map(Self.digit)
        guard letters.count == Self.length, letters.allSatisfy(Self.alphabet.contains) else { return nil }
        self.text = String(decoding: letters, as: UTF8.self)
    }

    /// The code that belongs to a licence for as long as there are its events: it follows from the id of the event that has granted it, of which 122
    /// bits are random and which no licensed person sees. So a store that was read back from its topic has the same codes, and every licence
    /// has one, however old.
    public init(ofGrant eventID: String) {
        let digest = Digest.sha256(Array("certificate \(eventID)".utf8))
        text = String(decoding: digest.prefix(Self.length).map { Self.alphabet[Int($0 & 31)] }, as: UTF8.self)
    }

    /// In groups of four, as it stands on paper.
    public var grouped: String {
        let letters = Array(text)
        return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<min($0 + 4, letters.count)]) }.joined(separator: "-")
    }

    private static func digit(_ letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "O"): UInt8(ascii: "0")
        case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
        case _: letter
        }
    }
}

extension CertificateCode: CustomStringConvertible {
    public var description: String { text }
}

extension CertificateCode: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let code = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected the code of a certificate")
        }
        self = code
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
