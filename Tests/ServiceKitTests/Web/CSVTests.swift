import ServiceKit
import Testing

@Suite("Comma-separated values")
struct CSVTests {
    static let cells: [(String, String)] = [
        ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("two\r\nlines", "\"two\r\nlines\""),
        ("=1+1", "'=1+1"), ("+31 20", "'+31 20"), ("-2", "-2"), ("-2+3", "'-2+3"), ("-", "'-"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"), ("\r=1", "\"'\r=1\""), ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""), ("", ""),
        ("Café 東京", "Café 東京"),
    ]

    @Test(arguments: cells)
    func aCellIsQuotedAndNeverAFormula(_ value: String, _ expected: String) {
        #expect(CSV.line([value, "-5"]) == expected + ",-5\r\n")
    }
}
