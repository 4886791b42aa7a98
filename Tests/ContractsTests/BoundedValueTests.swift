import Contracts
import Testing
import WireJSON

@Suite struct BoundedValueTests {
    private func decode<Value: Decodable>(_ json: String, as type: Value.Type = Value.self) -> Value? {
        try? WireJSONDecoder().decode([Value].self, from: Array("[\(json)]".utf8)).first
    }

    @Test(arguments: [(-1, false), (0, true), (2_678_400, true), (2_678_401, false), (3_600_000_000, false), (Int64.max, false)])
    func aRecordingLastsAtMostAMonth(seconds: Int64, fits: Bool) {
        #expect(decode("\(seconds)", as: RecordedSeconds.self)?.value == (fits ? seconds : nil))
    }

    @Test(arguments: [(0, false), (1, true), (1_000_000, true), (1_000_001, false), (Int64.min, false)])
    func seatsAreFromOneToAMillion(seats: Int64, fits: Bool) {
        #expect(decode("\(seats)", as: SeatCount.self)?.value == (fits ? seats : nil))
    }

    @Test func theFieldAndItsBoundsAreNamed() {
        do {
            _ = try WireJSONDecoder().decode([String: RecordedSeconds].self, from: Array(#"{"seconds":3600000000}"#.utf8))
            Issue.record("it was decoded")
        } catch {
            #expect("\(error)".hasPrefix("seconds: expected seconds of a recording from 0 to 2678400, found 3600000000"))
        }
    }

    @Test func amountsEndWhereSumsOfThemWouldNoLongerBeSafe() {
        #expect(decode("10000000000000", as: Cents.self) == Cents(10_000_000_000_000))
        #expect(decode("10000000000001", as: Cents.self) == nil)
        #expect(decode("-10000000000001", as: Cents.self) == nil)
        #expect(decode("9223372036854775807", as: Cents.self) == nil)
    }

    @Test(arguments: [
        ("1970-01-01T00:00:00Z", true), ("1969-12-31T23:59:59.999Z", false), ("9999-12-31T23:59:59.999Z", true),
        ("9999-12-31T23:59:59-00:01", false), ("0001-01-01T00:00:00Z", false), ("0000-01-01T00:00:00+23:59", false),
        ("1970-01-01T00:00:00+00:01", false),
    ])
    func instantsLieBetween1970And9999(text: String, fits: Bool) {
        #expect((Instant(text) != nil) == fits)
    }

    @Test func whatWasReadCanAlwaysBeWrittenAndReadAgain() throws {
        let last = try #require(Instant("9999-12-31T23:59:59.999Z"))
        let first = try #require(Instant("1970-01-01T00:00:00Z"))
        #expect(last.adding(days: 1) == last)
        #expect(last.adding(days: .max).adding(seconds: .max).adding(hours: .max).adding(milliseconds: .max) == last)
        #expect(first.adding(days: .min).adding(milliseconds: .min) == first)
        #expect(Instant(last.adding(days: 30).description) == last)
    }

    @Test(arguments: [("1970-01-01", true), ("1969-12-31", false), ("9999-12-31", true), ("0000-01-01", false)])
    func daysAndTheirMonthsLieThereToo(text: String, fits: Bool) {
        #expect((LocalDate(text) != nil) == fits)
        #expect((Month(text.prefix(7)) != nil) == fits)
    }

    @Test func anotherSystemsIdsAreShortOrRefused() {
        let longest = String(repeating: "é", count: 255)
        #expect(decode("\"\(longest)\"", as: ShortText.self)?.text == longest)
        #expect(decode("\"\(longest)x\"", as: ShortText.self) == nil)
        #expect(decode(#""a\u0000b""#, as: ShortText.self) == nil)
    }
}
