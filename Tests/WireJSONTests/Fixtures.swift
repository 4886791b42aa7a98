@testable import WireJSON

func decode<T: Decodable>(_ type: T.Type = T.self, _ text: String, limits: WireJSONLimits = .standard) throws -> T {
    try WireJSONDecoder(limits: limits).decode(type, from: Array(text.utf8))
}

func encode<T: Encodable>(_ value: T, absentValues: WireJSONEncoder.AbsentValues = .omitted) throws -> String {
    String(decoding: try WireJSONEncoder(absentValues: absentValues).encode(value), as: UTF8.self)
}

/// The error that the closure throws; nil, and so a failed expectation, when it throws none.
func wireError(_ body: () throws -> Void) -> WireJSONError? {
    do {
        try body()
        return nil
    } catch {
        return error as? WireJSONError
    }
}

struct Line: Codable, Equatable {
    var amountCents: Int64
    var seatCount: UInt8?
}

enum Cadence: String, Codable, CaseIterable {
    case annual, monthly
}

/// A value type with an opinion of its own, like the ids and amounts of the contracts.
struct Percent: Codable, Equatable {
    struct OutOfRange: Error, CustomStringConvertible {
        let description = "a percent is between 0 and 100"
    }

    var value: Int

    init(from decoder: any Decoder) throws {
        value = try decoder.singleValueContainer().decode(Int.self)
        guard (0...100).contains(value) else { throw OutOfRange() }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}

struct Invoice: Codable, Equatable {
    var organisationID: String
    var addressLine1: String?
    var lines: [Line]
    var isPaid: Bool?
    var billingPeriod: Cadence?
    var discount: Percent?
    var rates: [String: Double]?
}
