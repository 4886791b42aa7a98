import Testing

@testable import WireJSON

struct Mismatch: Sendable, CustomTestStringConvertible {
    var text: String
    var kind: WireJSONError.Kind
    var description: String
    var testDescription: String { text }

    init(_ text: String, _ kind: WireJSONError.Kind, _ description: String) {
        (self.text, self.kind, self.description) = (text, kind, description)
    }

    init(_ text: String, _ description: String) {
        self.init(text, .shape, description)
    }
}

@Suite struct DecodingErrorTests {
    @Test(arguments: [
        Mismatch(#"{"lines":[]}"#, "organisation_id: missing (line 1, column 1)"),
        Mismatch(#"{"organisation_id":null,"lines":[]}"#, "organisation_id: expected string, found null (line 1, column 20)"),
        Mismatch(
            "{\"organisation_id\":\"x\",\"lines\":[{\"amount_cents\":1},{\"amount_cents\":2},\n {\"seat_count\":1, \"amount_cents\": \"3\"}]}",
            "lines[2].amount_cents: expected integer, found string (line 2, column 35)"),
        Mismatch(#"{"organisation_id":"x","lines":[{"amount_cents":1},{}]}"#, "lines[1].amount_cents: missing (line 1, column 52)"),
        Mismatch(#"{"organisation_id":"x","lines":{"amount_cents":1}}"#, "lines: expected array, found object (line 1, column 32)"),
        Mismatch(#"{"organisation_id":"x","lines":[7]}"#, "lines[0]: expected object, found integer (line 1, column 33)"),
        Mismatch(#"{"organisation_id":"x","lines":[],"is_paid":"yes"}"#, "is_paid: expected boolean, found string (line 1, column 45)"),
        Mismatch(#"{"organisation_id":"x","lines":[],"is_paid":1}"#, "is_paid: expected boolean, found integer (line 1, column 45)"),
        Mismatch(
            #"{"organisation_id":"x","lines":[{"amount_cents":1.5}]}"#,
            "lines[0].amount_cents: expected integer of 64 bits, found 1.5 (line 1, column 49)"),
        Mismatch(
            #"{"organisation_id":"x","lines":[{"amount_cents":1,"seat_count":256.0}]}"#,
            "lines[0].seat_count: 256 does not fit UInt8 (line 1, column 64)"),
        Mismatch(
            #"{"organisation_id":"x","lines":[{"amount_cents":1,"seat_count":256}]}"#,
            "lines[0].seat_count: 256 does not fit UInt8 (line 1, column 64)"),
        Mismatch(
            #"{"organisation_id":"x","lines":[{"amount_cents":1,"seat_count":-1}]}"#,
            "lines[0].seat_count: -1 does not fit UInt8 (line 1, column 64)"),
        Mismatch(
            #"{"organisation_id":"x","lines":[],"billing_period":"weekly"}"#, .value,
            "billing_period: expected one of annual, monthly, found \"weekly\" (line 1, column 52)"),
        Mismatch(
            #"{"organisation_id":"x","lines":[],"billing_period":5}"#, "billing_period: expected string, found integer (line 1, column 52)"),
        Mismatch(
            #"{"organisation_id":"x","lines":[],"discount":101}"#, .value,
            "discount: a percent is between 0 and 100 (line 1, column 46)"),
        Mismatch(
            #"{"organisation_id":"x","lines":[],"rates":{"EUR":1.5,"usdOld":true}}"#,
            "rates.usdOld: expected number, found boolean (line 1, column 63)"),
        Mismatch(
            #"{"a]}\"":["}",{"b":[]}],"\u00f6":{},"organisation_id":"ö","lines":[ {"amount_cents" : -0.5e-3 }]}"#,
            "lines[0].amount_cents: expected integer of 64 bits, found -0.5e-3 (line 1, column 87)"),
        Mismatch("[]", "expected object, found array (line 1, column 1)"),
        Mismatch("\n []", "expected object, found array (line 2, column 2)"),
    ])
    func saysWhatAndWhere(_ mismatch: Mismatch) {
        let error = wireError { _ = try decode(Invoice.self, mismatch.text) }
        #expect(error?.description == mismatch.description)
        #expect(error?.kind == mismatch.kind)
    }

    @Test func namesWithEscapesAreLocatedToo() {
        let error = wireError { _ = try decode([String: Int].self, #"{"a\"b":1,"\u00f6\n":true}"#) }
        #expect(error == WireJSONError(kind: .shape, reason: "expected integer, found boolean", line: 1, column: 22, path: "ö\n"))
    }

    @Test func foreignDecodingErrorsKeepTheirPath() {
        struct Range: Decodable {
            enum CodingKeys: CodingKey { case startsAt, endsAt }
            init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: CodingKeys.self)
                guard try container.decode(Int.self, forKey: .startsAt) < container.decode(Int.self, forKey: .endsAt) else {
                    throw DecodingError.dataCorruptedError(forKey: .endsAt, in: container, debugDescription: "ends before it starts")
                }
            }
        }
        let error = wireError { _ = try decode([String: [Range]].self, #"{"p":[{"starts_at":2,"ends_at":1}]}"#) }
        #expect(error == WireJSONError(kind: .value, reason: "ends before it starts", line: 1, column: 32, path: "p[0].ends_at"))
    }

    @Test(arguments: [("[9007199254740993]", "9007199254740993 does not fit Double"), ("[\"1\"]", "expected number, found string")])
    func doublesAreExact(_ text: String, _ reason: String) {
        #expect(wireError { _ = try decode([Double].self, text) }?.reason == reason)
    }

    @Test func floatsDoNotOverflow() throws {
        #expect(wireError { _ = try decode([Float].self, "[1e39]") }?.reason == "1e+39 does not fit Float")
        #expect(try decode([Float].self, "[0.1,3]") == [0.1, 3])
    }

    @Test func extremesOfIntegersAreRead() throws {
        #expect(try decode([Int64].self, "[9223372036854775807,-9223372036854775808,-0]") == [.max, .min, 0])
        #expect(wireError { _ = try decode([UInt64].self, "[-1]") }?.reason == "-1 does not fit UInt64")
        #expect(
            try decode([Double].self, "[5e-324,1.7976931348623157e308,9007199254740992]") == [
                .leastNonzeroMagnitude, .greatestFiniteMagnitude, 9_007_199_254_740_992,
            ])
    }
}
