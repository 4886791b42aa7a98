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

    @Test(arguments: ["NL91ABNA0417164300", "nl91 abna 0417 1643 00", "DE89370400440532013000", "MT84MALT011000012345MTLCAST001S"])
    func accountsWithRightCheckDigitsAreTaken(text: String) {
        #expect(IBAN(text)?.text == text.uppercased().filter { $0 != " " })
    }

    @Test(arguments: ["", "NL91ABNA0417164301", "NL91", "9191ABNA0417164300", "NL91ABNA0417164300NL91ABNA0417164300", "NL91ÀBNA0417164300"])
    func otherTextsAreNoAccounts(text: String) {
        #expect(IBAN(text) == nil)
    }

    @Test(arguments: ["NL", "", "nl001234567B01", "NL 01234567", "0L01234567", "NL0123456789012345678", "NL+12"])
    func otherTextsAreNoVATNumbers(text: String) {
        #expect(VATNumber(text) == nil)
    }

    @Test(arguments: ["EL", "UK", "nl", "", "NLD", "ZZ"])
    func otherLettersAreNoCountries(text: String) {
        #expect(CountryCode(text) == nil)
    }

    @Test(
        arguments: [
            ("0106", true), ("0190", true), ("0002", true), ("0238", true), ("0001", false), ("0092", false), ("9944", false),
            ("106", false), ("+106", false), ("", false),
        ] as [(String, Bool)])
    func registersAreThoseOfTheList(code: String, isKnown: Bool) {
        #expect((LegalIdentifierScheme(code) != nil) == isKnown)
    }

    @Test(arguments: [("0106", true), ("9944", true), ("EM", true), ("0001", false), ("em", false)] as [(String, Bool)])
    func networksAreThoseOfTheList(code: String, isKnown: Bool) {
        #expect((ElectronicAddressScheme(code) != nil) == isKnown)
    }

    @Test(arguments: [("ABNANL2A", true), ("ABNANL2AXXX", true), ("ABNANL2", false), ("abnanl2a", false)] as [(String, Bool)])
    func banksHaveTheirShape(code: String, isBank: Bool) {
        #expect((BIC(code) != nil) == isBank)
    }

    @Test(arguments: [("a@b.nl", true), ("a b@c.nl", false), ("a@b", false), ("@b.nl", false), ("a@b@c.nl", false), ("a@é.nl", false)])
    func mailAddressesHaveTheirShape(text: String, isAddress: Bool) {
        #expect((MailAddress(text) != nil) == isAddress)
    }
}
