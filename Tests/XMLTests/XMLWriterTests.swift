import Testing
import XML

@Suite struct XMLWriterTests {
    @Test func elementsAreIndentedAndClosed() throws {
        let root = XMLElement(
            "a", [XMLAttribute("xmlns:b", "urn:b"), XMLAttribute("n", "1")],
            elements: [
                XMLElement("b:c", text: "one"), XMLElement("d", elements: [XMLElement("e", text: "")]), XMLElement("f", elements: []),
            ])
        let expected = """
            <?xml version="1.0" encoding="UTF-8"?>
            <a xmlns:b="urn:b" n="1">
              <b:c>one</b:c>
              <d>
                <e/>
              </d>
              <f/>
            </a>

            """
        let bytes = try XMLWriter.bytes(of: root)
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }

    @Test func whatHasAMeaningInXMLIsEscaped() throws {
        let bytes = try XMLWriter.bytes(of: XMLElement("a", [XMLAttribute("b", "\"<&>\n\t")], text: "</a>&amp;\"'é"))
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasSuffix("<a b=\"&quot;&lt;&amp;&gt;&#10;&#9;\">&lt;/a&gt;&amp;amp;&quot;'é</a>\n"))
    }

    @Test(arguments: ["\u{0}", "\u{1}", "\u{B}", "\u{1F}", "\u{FFFE}", "\u{FFFF}"])
    func charactersThatXMLForbidsAreRefused(character: String) throws {
        let scalar = try #require(character.unicodeScalars.first)
        #expect(throws: XMLError.forbiddenCharacter(scalar, in: "a")) { try XMLWriter.bytes(of: XMLElement("a", text: "x\(character)y")) }
        let attribute = XMLElement("a", [XMLAttribute("b", character)], elements: [])
        #expect(throws: XMLError.forbiddenCharacter(scalar, in: "b")) { try XMLWriter.bytes(of: attribute) }
    }

    @Test(arguments: ["", " ", "1a", "a b", "<a>", "a:b:c", "a\u{0}b", "-a"])
    func textsThatAreNoNamesAreRefused(name: String) {
        #expect(throws: XMLError.badName(name)) { try XMLWriter.bytes(of: XMLElement(name, text: "")) }
        let attribute = XMLElement("a", [XMLAttribute(name, "")], elements: [])
        #expect(throws: XMLError.badName(name)) { try XMLWriter.bytes(of: attribute) }
    }

    @Test func anAttributeStandsOnce() {
        let element = XMLElement("a", [XMLAttribute("b", "1"), XMLAttribute("b", "2")], elements: [])
        #expect(throws: XMLError.attributeTwice("b", in: "a")) { try XMLWriter.bytes(of: element) }
    }

    @Test func levelsHaveALimit() throws {
        var element = XMLElement("a", text: "deep")
        for _ in 1..<XMLLimits.levels { element = XMLElement("a", elements: [element]) }
        let bytes = try XMLWriter.bytes(of: element)
        let read = try XMLReader.element(of: bytes)
        #expect(read == element)
        #expect(throws: XMLError.tooLarge) { try XMLWriter.bytes(of: XMLElement("a", elements: [element])) }
    }
}
