import Testing

@testable import WireJSON

/// Integers by value, as JSON Schema has them: a number is an integer when it has no fraction, however it is written.
@Suite struct IntegerTests {
    @Test(
        arguments: [
            ("3600.0", 3600), ("10.0", 10), ("1e3", 1000), ("1E+3", 1000), ("36e2", 3600), ("-0.0", 0), ("0e999999999999999999999", 0),
            ("0.5e1", 5), ("12.50e2", 1250), ("1000e-3", 1), ("-1.0", -1), ("9007199254740993.0", 9_007_199_254_740_993),
            ("9223372036854775807.0", .max), ("-9223372036854775808.0", .min), ("922337203685477580.7e1", .max),
            ("9.223372036854775807e18", .max),
        ] as [(String, Int64)])
    func areReadExactly(text: String, value: Int64) throws {
        #expect(try decode([Int64].self, "[\(text)]") == [value])
        #expect(try decode([String: Int64].self, "{\"a\":\(text)}") == ["a": value])
    }

    @Test(arguments: [
        "10.5", "1e-1", "10.00000000000000000001", "9007199254740993.5", "9223372036854775808.0", "-9223372036854775809.0", "1e19", "1e300",
        "1e-99999999999999999999", "0.1e-9999999999",
    ])
    func areRefusedWhenTheyAreNone(text: String) {
        let error = wireError { _ = try decode([Int64].self, "[\(text)]") }
        #expect(error?.kind == .shape)
        #expect(error?.reason == "expected integer of 64 bits, found \(text)")
    }

    @Test(arguments: ["1e400", "9223372036854775808", "-1e400"])
    func areRefusedWhenTheyAreBeyondAnyNumber(text: String) {
        #expect(wireError { _ = try decode([Int64].self, "[\(text)]") }?.kind == .syntax)
    }

    @Test func everyTypeReadsThem() throws {
        #expect(try decode([Int].self, "[2.0]") == [2])
        #expect(try decode([Int8].self, "[2.0]") == [2])
        #expect(try decode([Int16].self, "[2.0]") == [2])
        #expect(try decode([Int32].self, "[2.0]") == [2])
        #expect(try decode([UInt].self, "[2.0]") == [2])
        #expect(try decode([UInt8].self, "[255.0]") == [255])
        #expect(try decode([UInt16].self, "[2.0]") == [2])
        #expect(try decode([UInt32].self, "[2.0]") == [2])
        #expect(try decode([UInt64].self, "[2.0]") == [2])
        #expect(try decode(Line.self, #"{"amount_cents":9e2,"seat_count":3.0}"#) == Line(amountCents: 900, seatCount: 3))
        #expect(wireError { _ = try decode([UInt8].self, "[256.0]") }?.reason == "256 does not fit UInt8")
        #expect(wireError { _ = try decode([UInt64].self, "[-1.0]") }?.reason == "-1 does not fit UInt64")
    }

    /// The numbers of the text and of the tree have to be told apart one by one, past strings that look like numbers.
    @Test func areFoundAmongOthers() throws {
        struct Row: Decodable, Equatable {
            var count: Int
            var ratio: Double
            var name: String
        }
        let text =
            #"{"z":[{"name":"1.5\" 2.5","ratio":0.25,"count":7.0},{"count":-8e0,"1.5":[1.5,{"e":2.5e0}],"name":"-1e3","ratio":1}],"a":3.0}"#
        struct Document: Decodable {
            var z: [Row]
            var a: Int
        }
        let document = try decode(Document.self, text)
        #expect(document.z == [Row(count: 7, ratio: 0.25, name: "1.5\" 2.5"), Row(count: -8, ratio: 1, name: "-1e3")])
        #expect(document.a == 3)
    }

    @Test func areWrittenAsIntegersOnlyWhereTheTypeIsOne() throws {
        #expect(try encode(decode([Int].self, "[10.0]")) == "[10]")
        #expect(try encode(decode([Double].self, "[10]")) == "[10.0]")
        #expect(try encode(decode(JSONValue.self, "[10.0,10]")) == "[10.0,10]")
    }

    /// Each is found by one walk of the whole document, not by a walk for each.
    @Test(.timeLimit(.minutes(1))) func aDocumentFullOfThemIsRead() throws {
        let text = "[" + Array(repeating: "1.0", count: 250_000).joined(separator: ",") + "]"
        #expect(try decode([Int].self, text).count == 250_000)
    }
}
