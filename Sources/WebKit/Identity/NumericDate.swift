import Contracts

/// A time in a token (RFC 7519 §2): seconds since 1970 as any JSON number, so also with a fraction or an exponent.
struct NumericDate: Codable, Equatable {
    /// Years 1970 to 9999; whatever lies outside is no time that anybody meant.
    private static let range = 0.0...253_402_300_799.0

    let instant: Instant

    init(_ instant: Instant) {
        self.instant = instant
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let seconds = try container.decode(Double.self)
        guard Self.range.contains(seconds) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected seconds since 1970, before the year 10000")
        }
        instant = Instant(milliseconds: Int64(seconds * 1_000))
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(instant.milliseconds / 1_000)
    }
}
