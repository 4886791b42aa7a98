import TestKit
import Testing
import XML

@Suite struct XMLReaderTests {
    @Test func elementsAttributesAndTextsAreRead() throws {
        let text = "<?xml version='1.0'?><a xmlns='urn:a' xmlns:b='urn:b' b:n='1'> <!-- no --> <b:c>one <![CDATA[& two]]></b:c><d/></a>"
        let root = try XMLReader.element(of: Array(text.utf8))
        #expect(root.attributes == [XMLAttribute("xmlns", "urn:a"), XMLAttribute("xmlns:b", "urn:b"), XMLAttribute("b:n", "1")])
        #expect(root.all("b:c").map(\.text) == ["one & two"])
        #expect(root.all("d").map(\.text) == [""])
        #expect(root[attribute: "b:n"] == "1")
        #expect(root[attribute: "n"] == nil)
        #expect(root.text == nil)
    }

    @Test(arguments: ["", "   ", "a", "<a>", "<a></b>", "<a/><b/>", "<a>&nbsp;</a>", "<a>\u{1}</a>", "<a b='1' b='2'/>", "<a>\u{0}</a>"])
    func whatIsNotWellFormedIsRefused(text: String) {
        #expect(throws: XMLError.self) { try XMLReader.element(of: Array(text.utf8)) }
    }

    @Test func theLineAtFaultIsTold() {
        #expect(throws: XMLError.malformed(line: 2, reason: "Opening and ending tag mismatch: a line 1 and b")) {
            try XMLReader.element(of: Array("<a>\n</b>".utf8))
        }
    }

    @Test func aDocumentTypeIsRefused() {
        let text = "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>"
        #expect(throws: XMLError.documentType) { try XMLReader.element(of: Array(text.utf8)) }
    }

    @Test func aTextBesideElementsIsRefused() {
        #expect(throws: XMLError.mixedContent("a")) { try XMLReader.element(of: Array("<a>text<b/></a>".utf8)) }
    }

    @Test func bytesThatAreNoUTF8AreRefused() {
        #expect(throws: XMLError.self) { try XMLReader.element(of: Array("<a>".utf8) + [0xFF, 0xFE] + Array("</a>".utf8)) }
    }

    @Test func sizeHasALimit() {
        #expect(throws: XMLError.tooLarge) { try XMLReader.element(of: Array(repeating: 0x20, count: XMLLimits.bytes + 1)) }
    }

    /// What is written reads back the same, whatever the texts hold.
    @Test(arguments: 0..<100 as Range<UInt64>)
    func elementsRoundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let element = Self.element(levels: 4, &generator)
        let bytes = try XMLWriter.bytes(of: element)
        let read = try XMLReader.element(of: bytes)
        #expect(read == element)
        let again = try XMLWriter.bytes(of: read)
        #expect(again == bytes)
    }

    private static func element(levels: Int, _ generator: inout SeededGenerator) -> XMLElement {
        let attributes = [XMLAttribute("n", text(&generator)), XMLAttribute("m", text(&generator))]
        if levels == 0 || Bool.random(using: &generator) { return XMLElement("leaf", attributes, text: text(&generator)) }
        let children = (0..<Int.random(in: 1...4, using: &generator)).map { _ in element(levels: levels - 1, &generator) }
        return XMLElement("branch", attributes, elements: children)
    }

    private static func text(_ generator: inout SeededGenerator) -> String {
        let pieces = ["a", " ", "&", "<", ">", "\"", "'", "é", "שלום", "👩‍👩‍👧", "]]>", "\n", "\t", "\r", "&amp;", "\u{85}", "\u{FFFD}"]
        return (0..<Int.random(in: 0...8, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }
}
