import Contracts
import Invoicing
import Testing

@Suite struct TextBorderTests {
    @Test(arguments: ["", "  ", "a\u{0}b", "a\u{7}b", "a\nb", "a\tb", "a\u{85}b", "a\u{FFFE}", "a\u{2028}b", "\u{200B}"])
    func aNameHoldsNothingThatAPageCantShow(text: String) {
        #expect(throws: TextFault.self) { try PartyName(text) }
    }

    @Test(arguments: ["Müller & Söhne <GmbH>", "شركة الاستماع", "\"Quoted\" 'name'", "株式会社", "👩‍👩‍👧 Zorg"])
    func aNameMayBeOfAnyScript(text: String) throws {
        let name = try PartyName(text)
        #expect(name.text == text)
    }

    @Test func textsAreTrimmedAndLimited() throws {
        let (spaced, lines, forbidden) = ("  dembrane \n", "one\r\ntwo", "a\u{FFFF}")
        let name = try PartyName(spaced)
        #expect(name.text == "dembrane")
        let notes = try InvoiceNotes(lines)
        #expect(notes.text == "one\ntwo")
        #expect(throws: TextFault.self) { try InvoiceNotes(forbidden) }
        #expect(throws: TextFault.self) { try PartyName(String(repeating: "a", count: 201)) }
        #expect(throws: TextFault.self) { try RemittanceText(String(repeating: "a", count: 141)) }
    }

    @Test func aMailAddressIsOne() throws {
        let address = try MailAddress(" zoe@lefevre.example\n")
        #expect(address.text == "zoe@lefevre.example")
        #expect(throws: TextFault.noMailboxAddress) { try MailAddress("zoe") }
        #expect(throws: TextFault.noMailboxAddress) { try MailAddress("zoe@lefevre.example, jan@lefevre.example") }
    }
}
