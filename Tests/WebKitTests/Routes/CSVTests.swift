import Testing
import WebKit

@Suite("Comma-separated values")
struct CSVTests {
    static let cells: [(String, String)] = [
        ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("two\r\nlines", "\"two\r\nlines\""),
        ("=1+1", "'=1+1"), ("+31 20", "'+31 20"), ("-2", "-2"), ("-2.50", "-2.50"), ("-2+3", "'-2+3"), ("-", "'-"), ("-2.", "'-2."),
        ("-1.2.3", "'-1.2.3"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "\"'\t=1\""), ("\r=1", "\"'\r=1\""),
        ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""), ("", ""), ("Café 東京", "Café 東京"),
        ("a;=1+1", "\"a;=1+1\""), ("a\tb", "\"a\tb\""), (" a", "\" a\""), ("a ", "\"a \""),
    ]

    @Test(arguments: cells)
    func aCellIsQuotedAndNeverAFormula(_ value: String, _ expected: String) {
        #expect(CSV.line([value, "-5"]) == expected + ",-5\r\n")
    }

    /// To Swift the quote and the mark behind it are one character; to a spreadsheet they are two.
    @Test(arguments: ["\u{301}", "\u{200D}", "\u{FE0F}", "\u{20DD}", "\u{E0100}", "\u{93E}"])
    func aQuoteIsDoubledWhateverFollowsIt(mark: String) throws {
        let hostile = "a\"\(mark),=1+1,\"\(mark)\r\n=1+1,x"
        let cell = Array(CSV.cell(hostile).unicodeScalars)
        #expect(cell.first == "\"" && cell.last == "\"")
        #expect(Self.content(of: cell.dropFirst().dropLast()) == Array(hostile.unicodeScalars))
    }

    @Test(arguments: [
        " ", "\u{A0}", "\u{FEFF}", "\u{200B}", "\u{2060}", "\u{B}", "\u{C}", "\u{3000}", "\u{2028}", "\u{85}", "\u{AD}", "\u{3164}",
        "\u{202E}", "\u{0}", "\u{7F}", "\u{200B} \u{A0}\u{FEFF}",
    ])
    func whatCanNotBeSeenHidesNoFormula(beginning: String) throws {
        for sign in ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\u{2212}", "\u{FE66}"] {
            let cell = CSV.cell("\(beginning)\(sign)1+1").unicodeScalars.filter { $0 != "\"" }
            // A control that has become visible is text by itself.
            let first = try #require(cell.first)
            #expect(first == "'" || (0x2400...0x2421).contains(first.value))
        }
        let alone = CSV.cell("\(beginning)a").unicodeScalars
        #expect(!alone.contains("'"))
    }

    @Test func controlsBecomeVisible() {
        #expect(CSV.cell("a\u{0}b\u{1}\u{1F}\u{7F}c") == "a␀b␁␟␡c")
        for byte in UInt8(0)...0x1F where ![9, 10, 13].contains(byte) {
            #expect(!CSV.cell("a\(Unicode.Scalar(byte))b").utf8.contains(byte))
        }
    }

    /// What stands between the quotes of a cell, by RFC 4180; `nil` when the cell ends before its last quote.
    private static func content(of inner: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar]? {
        var content: [Unicode.Scalar] = []
        var rest = inner
        while let scalar = rest.popFirst() {
            if scalar == "\"", rest.popFirst() != "\"" { return nil }
            content.append(scalar)
        }
        return content
    }
}
