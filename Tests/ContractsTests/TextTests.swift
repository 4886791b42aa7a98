import Contracts
import Testing

@Suite struct ReasonTests {
    private func fault(_ text: String) -> TextFault? {
        do {
            _ = try Reason(text)
            return nil
        } catch {
            return error as? TextFault
        }
    }

    @Test func aReasonIsKeptWithoutTheSpaceAroundIt() throws {
        #expect(try Reason(" \u{A0}too\tmuch\r\nof it\r \n").text == "too\tmuch\nof it")
        #expect(try Reason(String(repeating: "é", count: 500)).text.unicodeScalars.count == 500)
    }

    @Test func itsLengthIsThatOfItsScalarsSoThatItsBytesAreBounded() {
        #expect(fault("") == .length(0, 1...500))
        #expect(fault(" \n ") == .length(0, 1...500))
        #expect(fault("a" + String(repeating: "\u{301}", count: 500)) == .length(501, 1...500))
        #expect(fault("a" + String(repeating: "\u{301}", count: 505_000)) == .length(505_001, 1...500))
    }

    @Test(arguments: ["\u{200B}", "\u{2060}\u{2060}", "\u{2800}", "\u{3164}", "\u{FEFF}", "\u{301}", "\u{200D}\u{FE0F}", "\u{202E}"])
    func aReasonThatNobodySeesIsNone(text: String) {
        #expect(fault(text) == .nothingVisible)
        #expect(fault(text + "x") == nil)
    }

    @Test(arguments: ["\u{0}", "\u{1B}", "\u{7F}", "\u{85}x", "\u{8}"])
    func controlCharactersAreRefused(control: String) {
        let text = "a\(control)b"
        #expect(fault(text).map { if case .controlCharacter = $0 { true } else { false } } == true)
    }
}

@Suite struct DisplayTextTests {
    @Test(arguments: [
        ("Acme B.V.", "Acme B.V."), ("", ""), (" ", " "), ("Zoë 🦩", "Zoë 🦩"), ("two\nlines", "two\nlines"), ("a\u{0}b", "a␀b"),
        ("\u{1B}[31mred\u{7F}", "␛[31mred␡"), ("a\u{85}b", "a\u{FFFD}b"), ("\u{200B}\u{200B}", "␣␣"), ("\u{200B}x", "\u{200B}x"),
        ("\u{0}", "␣"),
    ])
    func whatCannotBeSeenIsMadeVisible(raw: String, shown: String) {
        #expect(DisplayText(raw).text == shown)
    }

    @Test func whatIsTooLongIsCutAndSaysSo() {
        #expect(DisplayText(String(repeating: "x", count: 1_000)).text.count == 1_000)
        let cut = DisplayText("a" + String(repeating: "\u{301}", count: 900_000)).text
        #expect(cut.unicodeScalars.count == 1_000)
        #expect(cut.hasSuffix("…"))
    }

    @Test func whatWasMadeHarmlessStaysAsItIs() {
        for raw in ["a\u{0}b", "\u{200B}", String(repeating: "y", count: 5_000), "plain"] {
            let once = DisplayText(raw)
            #expect(DisplayText(once.text) == once)
        }
    }
}
