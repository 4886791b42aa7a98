import CompanyIdentifiers
import Testing

@Suite struct IBANTests {
    /// The examples of the SWIFT IBAN registry.
    static let published = [
        "AL47212110090000000235698741", "AD1200012030200359100100", "AT611904300234573201", "AZ21NABZ00000000137010001944",
        "BE68539007547034", "BA391290079401028494", "BG80BNBG96611020345678", "HR1210010051863000160", "CY17002001280000001200527600",
        "CZ6508000000192000145399", "DK5000400440116243", "EE382200221020145685", "FI2112345600000785", "FR1420041010050500013M02606",
        "DE89370400440532013000", "GI75NWBK000000007099453", "GR1601101250000000012300695", "HU42117730161111101800000000",
        "IS140159260076545510730339", "IE29AIBK93115212345678", "IT60X0542811101000000123456", "LV80BANK0000435195001",
        "LI21088100002324013AA", "LT121000011101001000", "LU280019400644750000", "MT84MALT011000012345MTLCAST001S",
        "MC5811222000010123456789030", "NL91ABNA0417164300", "NO9386011117947", "PL61109010140000071219812874",
        "PT50000201231234567890154", "RO49AAAA1B31007593840000", "SM86U0322509800000000270100", "SK3112000000198742637541",
        "SI56263300012039086", "ES9121000418450200051332", "SE4550000000058398257466", "CH9300762011623852957",
        "TR330006100519786457841326", "GB29NWBK60161331926819", "UA213223130000026007233566001", "XK051212012345678906",
        "VA59001123000012345678", "BR1800360305000010009795493C1", "SA0380000000608010167519",
    ]

    @Test(arguments: published)
    func everyChangeOfADigitIsRefused(number: String) throws {
        #expect(try IBAN(number).text == number)
        #expect(Digits.changes(of: number).filter { (try? IBAN($0)) != nil } == [])
    }

    @Test(arguments: published)
    func digitsThatChangePlacesAreNoticed(number: String) {
        var characters = Array(number)
        for place in 4..<(characters.count - 1) {
            let pair = characters[place...(place + 1)]
            guard pair.allSatisfy(\.isWholeNumber), characters[place] != characters[place + 1] else { continue }
            characters.swapAt(place, place + 1)
            #expect((try? IBAN(String(characters))) == nil)
            characters.swapAt(place, place + 1)
        }
    }

    @Test(arguments: published)
    func theFormForPaperIsReadToo(number: String) throws {
        let iban = try IBAN(number)
        #expect(try IBAN(iban.paperForm.lowercased()) == iban)
        let groups: [Substring] = iban.paperForm.split(separator: " ")
        #expect(groups.dropLast().allSatisfy { $0.utf8.count == 4 })
    }

    @Test func bothFormsOfOneNumber() throws {
        let iban = try IBAN("nl91 abna 0417 1643 00")
        #expect(iban.text == "NL91ABNA0417164300")
        #expect(iban.paperForm == "NL91 ABNA 0417 1643 00")
        #expect(iban.countryCode == "NL")
    }

    @Test func otherTextsAreRefused() {
        #expect(throws: IdentifierFault.checkDigits(name: "IBAN")) { try IBAN("NL91ABNA0417164301") }
        #expect(throws: IdentifierFault.countryUnknown("US")) { try IBAN("US91ABNA0417164300") }
        #expect(throws: IdentifierFault.countryMissing) { try IBAN("0417164300") }
        #expect(throws: IdentifierFault.countryMissing) { try IBAN("N") }
        #expect(throws: IdentifierFault.empty) { try IBAN("  ") }
        #expect(throws: IdentifierFault.tooLong(most: 64)) { try IBAN(String(repeating: "NL", count: 40)) }
        #expect(throws: IdentifierFault.form(name: "IBAN of 18 characters for NL", example: "NL91ABNA0417164300")) {
            try IBAN("NL91ABNA041716430")
        }
    }

    /// 00, 01 and 99 leave the same remainder as 97, 98 and 02, so that without a rule of their own one account would have two numbers.
    @Test func everyAccountHasOneNumber() {
        let pairs = (0..<100).map { ($0 < 10 ? "0" : "") + String($0) }
        for account in 100..<300 {
            let numbers = pairs.map { "NL\($0)ABNA0417164\(account)" }
            #expect(numbers.filter { (try? IBAN($0)) != nil }.count == 1)
        }
    }
}

@Suite struct BICTests {
    /// Codes that these banks publish: ABN AMRO, Deutsche Bank with its head office and a branch, KBC, and one in Kosovo.
    @Test(
        arguments: [
            ("ABNANL2A", "ABNANL2A", "NL"), ("deutdeff", "DEUTDEFF", "DE"), ("DEUTDEFFXXX", "DEUTDEFF", "DE"),
            ("DEUTDEFF500", "DEUTDEFF500", "DE"), ("KRED BE BB", "KREDBEBB", "BE"), ("NCBVXKPR", "NCBVXKPR", "XK"),
        ])
    func codesAreRead(typed: String, text: String, country: String) throws {
        let code = try BIC(typed)
        #expect(code.text == text)
        #expect(code.countryCode == country)
    }

    @Test(arguments: ["ABNANL2", "ABNANL2A0", "ABNA112A", "ABNANL2A00", "ABNAZZ2A", "ABNAUK2A", "ABNA+L2A", ""])
    func otherTextsAreRefused(typed: String) {
        #expect(throws: IdentifierFault.self) { try BIC(typed) }
    }
}
