import Testing

@testable import WireJSON

@Suite struct EncodingTests {
    @Test func canonicalForm() throws {
        let document: JSONValue = [
            "b": [1, -2, 0.5, 1e100, true, false, nil, [], [:]], "a": "x", "B": "", "ä": "é/😀\u{7F}", "aa": ["z": 1, "y": 2.0], "": 0,
            "\u{E000}": 1, "\u{1F600}": 2,
        ]
        #expect(
            try encode(document)
                == "{\"\":0,\"B\":\"\",\"a\":\"x\",\"aa\":{\"y\":2.0,\"z\":1},\"b\":[1,-2,0.5,1e+100,true,false,null,[],{}],"
                + "\"ä\":\"é/😀\u{7F}\",\"\u{E000}\":1,\"\u{1F600}\":2}")
    }

    /// Byte order is not the order of Swift strings, which compares what looks the same as the same.
    @Test func namesAreSortedByBytes() throws {
        let names = ["e\u{301}b", "éa", "f", "z", "e"]
        let document = JSONValue.object(Dictionary(uniqueKeysWithValues: names.map { ($0, 1) }))
        let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        #expect(try encode(document) == "{" + sorted.map { "\"\($0)\":1" }.joined(separator: ",") + "}")
    }

    @Test(arguments: [
        ("\"\\/", #""\"\\/""#), ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#), ("\0\u{1}\u{1F}", #""\u0000\u0001\u001f""#),
        ("\u{7F}\u{2028}", "\"\u{7F}\u{2028}\""),
        ("tail\n", #""tail\n""#),
    ])
    func escapesOnlyWhatItMust(_ text: String, _ expected: String) throws {
        #expect(try encode([text]) == "[\(expected)]")
        // A key can't hold NUL.
        if !text.contains("\0") { #expect(try encode([text: text]) == "{\(expected):\(expected)}") }
    }

    @Test func absentValuesAreOmittedOrNull() throws {
        struct All: Codable, Equatable {
            var aString: String?, bInt: Int?, cInt64: Int64?, dBool: Bool?, eDouble: Double?, fUInt8: UInt8?, gLine: Line?, hList: [Int]?
            var iFloat: Float?, jInt32: Int32?, kUInt64: UInt64?, lEnum: Cadence?
        }
        #expect(try encode(All()) == "{}")
        #expect(
            try encode(All(), absentValues: .null)
                == #"{"a_string":null,"b_int":null,"c_int64":null,"d_bool":null,"e_double":null,"f_uint8":null,"g_line":null,"h_list":null,"#
                + #""i_float":null,"j_int32":null,"k_uint64":null,"l_enum":null}"#)
        #expect(try encode([Line(amountCents: 1)], absentValues: .null) == #"[{"amount_cents":1,"seat_count":null}]"#)
        #expect(try decode(All.self, "{}") == All())
        #expect(try decode(All.self, encode(All(), absentValues: .null)) == All())
        let full = All(
            aString: "a", bInt: 1, cInt64: 2, dBool: true, eDouble: 0.5, fUInt8: 3, gLine: Line(amountCents: 4), hList: [5], iFloat: 0.25,
            jInt32: 6,
            kUInt64: 7, lEnum: .annual)
        #expect(try decode(All.self, encode(full)) == full)
    }

    @Test func invoiceInFull() throws {
        let text =
            #"{"address_line1":"Straße 1","billing_period":"annual","discount":15,"is_paid":true,"lines":[{"amount_cents":90000},"#
            + #"{"amount_cents":-1,"seat_count":3}],"organisation_id":"x","rates":{"NL":0.21}}"#
        let invoice = try decode(Invoice.self, text)
        #expect(invoice.lines == [Line(amountCents: 90_000), Line(amountCents: -1, seatCount: 3)])
        #expect(invoice.discount?.value == 15)
        #expect(try encode(invoice) == text)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func refusesWhatIsNoNumber(_ value: Double) {
        struct Rate: Encodable { var vatRate: Double }
        let error = wireError { _ = try encode(["x": [Rate(vatRate: value)]]) }
        #expect(error == WireJSONError(kind: .value, reason: "\(value) cannot be written as number that reads back", path: "x[0].vat_rate"))
    }

    @Test func refusesWhatWouldNotReadBack() {
        #expect(wireError { _ = try encode([UInt64.max]) }?.path == "[0]")
        #expect(wireError { _ = try encode("text") }?.reason == "a document is an object or an array")
        #expect(wireError { _ = try encode(["a": ["\0": 1]]) }?.path == "a.\0")
        struct Twice: Encodable {
            enum CodingKeys: CodingKey { case seatId, seatID }
            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(1, forKey: .seatId)
                try container.encode(2, forKey: .seatID)
            }
        }
        #expect(
            wireError { _ = try encode([["t": Twice()]]) } == WireJSONError(kind: .value, reason: "written twice", path: "[0].t.seat_id"))
        struct Nothing: Encodable { func encode(to encoder: any Encoder) throws {} }
        #expect(wireError { _ = try encode([Nothing()]) } == WireJSONError(kind: .value, reason: "nothing was written", path: "[0]"))
    }

    @Test func structWithoutPropertiesIsAnEmptyObject() throws {
        struct Empty: Codable, Equatable {}
        #expect(try encode(Empty()) == "{}")
        #expect(try decode([Empty].self, "[{}]") == [Empty()])
    }
}
