import Contracts
import EventSourcing
import ServiceKit
import TestKit
import Testing

@Suite("A file that is imported")
struct ImportFileTests {
    private enum Kind: String, LineKind {
        case apple, box

        static let innerFields: [String: Set<String>] = ["lid": ["colour"]]

        var fields: Set<String> { self == .apple ? ["kind", "size"] : ["kind", "lid"] }
        var fieldsToName: [String] { self == .box ? ["lid"] : [] }
    }

    private struct Apple: Decodable { var size: Int }

    private func understand(_ lines: String...) throws -> [Int] {
        try ImportFile.understand(lines.map { Array($0.utf8) }, at: t0) { text, number in
            guard try text.kind(Kind.self) == .apple else { return number }
            let size = try text.decode(Apple.self).size
            if size == 13 { throw Rejection.field("size", "size is unlucky") }
            return size
        }
    }

    @Test func blankLinesCountAndSayNothing() throws {
        #expect(try understand("", #"{"kind":"apple","size":7}"#, " \t\r", #"{"kind":"box","lid":null}"#) == [7, 4])
    }

    @Test func allThatIsWrongIsToldWithItsLine() {
        let expected = ImportFaults([
            "line 1: expected one JSON object", "line 3: kind is needed", "line 4: kind has to be one of apple, box, not pear",
            "line 5: sise is no field of the kind apple", "line 6: lid is needed, or null for its end", "line 7: color is no field of lid",
            "line 8: size is unlucky",
        ])
        #expect(throws: expected) {
            try understand(
                "[]", "", "{}", #"{"kind":"pear"}"#, #"{"kind":"apple","sise":1}"#, #"{"kind":"box"}"#,
                #"{"kind":"box","lid":[{"colour":"red"},{"color":"red"}]}"#, #"{"kind":"apple","size":13}"#)
        }
    }

    @Test func theFirstFaultOfEachGroupIsToldInTheOrderOfTheLines() throws {
        let groups = [[5, 6], [1, 2], [3]]
        #expect(throws: ImportFaults(["line 1: odd", "line 5: odd"])) {
            try ImportFile.take(groups) { group in
                for number in group where number != 3 { try LineFault.naming(number) { throw ImportFault("odd") } }
                return 1
            }
        }
        #expect(try ImportFile.take(groups) { $0.count } == 5)
    }

    @Test func oneOfWhatNobodyKnowsIsNamed() {
        #expect(
            ImportFile.unknown("people", [UserID(high: 1, low: 2), UserID(high: 1, low: 1)]).hasSuffix(
                " of 2 people, such as \(UserID(high: 1, low: 1))"))
        #expect(ImportFile.unknown("people", [UserID]()) == "")
    }
}
