/// What lets somebody look at a document without signing in: 48 hexadecimal digits (192 random bits), which nobody guesses.
public struct DownloadToken: Hashable, Sendable {
    private static let length = 48

    public let text: String

    /// Nil for any other text.
    public init?(_ text: String) {
        let isHexadecimal = text.utf8.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
        }
        guard text.utf8.count == Self.length, isHexadecimal else { return nil }
        self.text = text
    }

    private init(random words: [UInt64]) {
        text = words.map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// From the system's source of random numbers for secrets.
    public static func random() -> DownloadToken {
        var source = SystemRandomNumberGenerator()
        return DownloadToken(random: (0..<3).map { _ in source.next() })
    }
}

extension DownloadToken: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let token = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected 48 hexadecimal digits")
        }
        self = token
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
