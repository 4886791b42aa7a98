import Contracts

/// When something ends: an exact time, or a day, which then counts to its end.
public struct EndOfTerm: Decodable, Sendable {
    public let instant: Instant

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let instant = Instant(endOfTerm: text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected a day such as 2026-12-31 or a time such as 2026-12-31T12:00:00Z")
        }
        self.instant = instant
    }
}
