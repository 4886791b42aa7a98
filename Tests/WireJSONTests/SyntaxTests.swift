import Testing

@testable import WireJSON

struct BadText: Sendable, CustomTestStringConvertible {
    var text: String
    var line: Int
    var column: Int
    var reason: String
    var testDescription: String { text }

    init(_ text: String, _ line: Int, _ column: Int, _ reason: String) {
        (self.text, self.line, self.column, self.reason) = (text, line, column, reason)
    }
}

@Suite struct SyntaxTests {
    @Test(arguments: [
        BadText("", 1, 1, "'[' or '{' expected near end of file"),
        BadText("{", 1, 1, "string or '}' expected near end of file"),
        BadText("{\"a\":1", 1, 6, "'}' expected near end of file"),
        BadText("{\"a\":1,}", 1, 8, "string or '}' expected near '}'"),
        BadText("[1,]", 1, 4, "unexpected token near ']'"),
        BadText("{\n  \"a\": 1\n  \"b\": 2\n}", 3, 5, "'}' expected near '\"b\"'"),
        BadText("{'a':1}", 1, 2, "string or '}' expected near '''"),
        BadText("[01]", 1, 2, "invalid token near '0'"),
        BadText("[NaN]", 1, 4, "invalid token near 'NaN'"),
        BadText("[1] [2]", 1, 5, "end of file expected near '['"),
        BadText("{} x", 1, 4, "end of file expected near 'x'"),
        BadText("\"text\"", 1, 6, "'[' or '{' expected near '\"text\"'"),
        BadText("7", 1, 1, "'[' or '{' expected near '7'"),
        BadText("null", 1, 4, "'[' or '{' expected near 'null'"),
        BadText("{\"a\":1,\"b\":2,\"a\":3}", 1, 16, "duplicate object key near '\"a\"'"),
        BadText("{\"a\":1,\"\\u0061\":3}", 1, 15, "duplicate object key near '\"\\u0061\"'"),
        BadText("[\"a\nb\"]", 1, 3, "unexpected newline near '\"a'"),
        BadText("[\"a\u{1}\"]", 1, 3, "control character 0x1 near '\"a'"),
        BadText("[\"\\x\"]", 1, 4, "invalid escape near '\"\\x'"),
        BadText("[\"\\ud800\"]", 1, 9, "invalid Unicode '\\uD800' near '\"\\ud800\"'"),
        BadText("[\"\\udc00\"]", 1, 9, "invalid Unicode '\\uDC00' near '\"\\udc00\"'"),
        BadText("[\"\\ud800\\u0041\"]", 1, 15, "invalid Unicode '\\uD800\\u0041' near '\"\\ud800\\u0041\"'"),
        BadText("[9223372036854775808]", 1, 20, "too big integer near '9223372036854775808'"),
        BadText("[1e999]", 1, 6, "real number overflow near '1e999'"),
        BadText("\u{FEFF}{}", 1, 1, "'[' or '{' expected near '\u{FEFF}'"),
        BadText("/* no */ {}", 1, 1, "'[' or '{' expected near '/'"),
        BadText("[true, \n\n   tru]", 3, 6, "invalid token near 'tru'"),
        BadText("{\"\\u0000\":1}", 1, 9, "NUL byte in object key not supported near '\"\\u0000\"'"),
    ])
    func refuses(_ bad: BadText) {
        let error = wireError { _ = try decode(JSONValue.self, bad.text) }
        #expect(error == WireJSONError(kind: .syntax, reason: bad.reason, line: bad.line, column: bad.column))
    }

    /// Truncated, overlong, surrogate, beyond Unicode, stray continuation: each inside a string and inside a name.
    @Test(
        arguments: [[0xFF], [0xC3], [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80]] as [[UInt8]])
    func refusesInvalidUTF8(_ bytes: [UInt8]) {
        for (before, after) in [(#"["ä"#, #""]"#), (#"{"ä"#, #"":1}"#)] {
            let text = Array(before.utf8) + bytes + Array(after.utf8)
            let error = wireError { _ = try WireJSONDecoder().decode(JSONValue.self, from: text) }
            #expect(error?.kind == .syntax)
            #expect(error?.reason.hasPrefix("unable to decode byte 0x") == true)
            #expect(error?.line == 1)
        }
    }

    @Test(arguments: [
        (#"["\ud83d\ude00"]"#, "😀"), (#"["\u0000"]"#, "\0"), (#"["\b\f\n\r\t\"\\\/"]"#, "\u{8}\u{C}\n\r\t\"\\/"), (#"["\u00e9"]"#, "é"),
        (#"[""]"#, ""), ("[\"\u{7F}\u{2028}\"]", "\u{7F}\u{2028}"), (" \t\r\n[ \"x\" ] \n", "x"),
    ])
    func readsStrings(_ text: String, _ expected: String) throws {
        let strings = try decode([String].self, text)
        #expect(strings.map { Array($0.utf8) } == [Array(expected.utf8)])
    }
}

@Suite struct LimitTests {
    @Test func depthIsCountedOutsideStringsOnly() throws {
        let limits = WireJSONLimits(maximumBytes: 10_000, maximumDepth: 3)
        #expect(try decode(JSONValue.self, "[[[1]],[[2]],{\"a\":[]}]", limits: limits) == [[[1]], [[2]], ["a": []]])
        #expect(try decode([String].self, #"["[[[[{{{{", "\"[[[[", "\\"]"#, limits: limits) == ["[[[[{{{{", "\"[[[[", "\\"])
        let error = wireError { _ = try decode(JSONValue.self, "[\n [{\"ä\": [1]}]]", limits: limits) }
        #expect(error == WireJSONError(kind: .limit, reason: "nested deeper than 3 levels", line: 2, column: 9))
    }

    @Test func standardDepthIs64() throws {
        let fits = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        _ = try decode(JSONValue.self, fits)
        #expect(wireError { _ = try decode(JSONValue.self, "[" + fits + "]") }?.column == 65)
        let bottomless = String(repeating: "[", count: 1_000_000)
        #expect(wireError { _ = try decode(JSONValue.self, bottomless) }?.kind == .limit)
    }

    @Test func parserStopsAtItsOwnDepthWhateverTheLimit() {
        let text = String(repeating: "[", count: 2_049) + String(repeating: "]", count: 2_049)
        let error = wireError {
            _ = try decode(JSONValue.self, text, limits: WireJSONLimits(maximumBytes: 10_000, maximumDepth: 1_000_000))
        }
        #expect(error?.reason.hasPrefix("maximum parsing depth reached") == true)
    }

    @Test func sizeIsCheckedFirst() throws {
        let limits = WireJSONLimits(maximumBytes: 6, maximumDepth: 64)
        #expect(try decode([String].self, #"["ab"]"#, limits: limits) == ["ab"])
        let error = wireError { _ = try decode([String].self, #"["abc"]"#, limits: limits) }
        #expect(error == WireJSONError(kind: .limit, reason: "7 bytes, more than the limit of 6"))
        #expect(WireJSONLimits.standard.maximumBytes == 1 << 20)
    }
}
