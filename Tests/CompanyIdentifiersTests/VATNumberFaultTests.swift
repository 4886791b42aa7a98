import CompanyIdentifiers
import Testing

@Suite struct VATNumberFaultTests {
    /// Slips in published numbers of the kinds that the tables of changes don't hold: several digits, or a letter.
    @Test(arguments: [
        "ATU14343102", "BE0406139583", "BG1037735942", "CY10246672F", "CY12259033P", "CZ25557481", "CZ640913926", "CZ95123891",
        "DE266297673",
        "EL094068733", "ES54362415K", "ESK2814015F", "ESA48951310", "FR21326565603", "FRL7399859412", "FRIO334175221", "IE4731823H",
        "IE8D79729I", "IE6433435VH", "LV16137519997", "SK2030237945", "SK2020457679", "IT00687129980", "CZ1103492745",
        "CZ590312123", "CZ7144192745", "HR33392005962", "NL123456789B90", "NL004495445B00", "NL000000000B01", "BE0047510600",
        "SI50223055", "GBGD500", "GBHA499", "CHE100155213MWST", "IT00000000018",
    ])
    func wrongNumbersAreRefusedForTheirCheck(number: String) {
        let fault = refusal(of: number)
        #expect(fault?.description.contains("check digits don't fit") == true)
    }

    @Test(arguments: [
        "NL00124164301", "NL001241643A01", "NL82X569759B01", "AT1514310", "ATU151592092", "BE2202239951", "BE02A2239951", "DE012544095",
        "CY1225903322",
        "SE55643359201", "RO0", "RO1", "RO12345678901", "LT119511525", "ESB583784312", "PT001964843", "MT01679112", "SI00223054",
        "IE6433435",
    ])
    func numbersOfAnotherFormAreRefusedWithAnExample(number: String) throws {
        let fault = try #require(refusal(of: number))
        guard case .form(_, let example) = fault else {
            Issue.record("\(number): \(fault)")
            return
        }
        #expect(try VATNumber(example).text == example)
    }

    @Test func theFirstLettersHaveToBeThoseOfACountry() {
        #expect(refusal(of: "US123456789") == .countryUnknown("US"))
        #expect(refusal(of: "822569759B01") == .countryMissing)
        #expect(refusal(of: "N") == .countryUnknown("N"))
    }

    @Test func aNumberOfAnotherCountryIsNamed() throws {
        let number = "DE136695976"
        #expect(throws: IdentifierFault.otherCountry(expected: .netherlands, found: .germany)) {
            try VATNumber(number, country: .netherlands)
        }
        let america = try #require(Country(code: "US"))
        #expect(throws: IdentifierFault.noSuchNumbers(america)) { try VATNumber(number, country: america) }
    }

    /// Beside a country, letters at the start may be its prefix or the number's own; either way the check decides.
    @Test func aWrongNumberIsRefusedBesideItsCountryToo() {
        #expect(throws: IdentifierFault.checkDigits(name: "VAT number (Netherlands)")) {
            try VATNumber("822569758B01", country: .netherlands)
        }
        #expect(throws: IdentifierFault.checkDigits(name: "VAT number (France)")) { try VATNumber("FR83404833049", country: .france) }
        #expect(throws: IdentifierFault.form(name: "VAT number (Belgium)", example: "BE0428759497")) {
            try VATNumber("12", country: .belgium)
        }
    }

    @Test func whatNoNumberIsMadeOfIsRefused() {
        #expect(refusal(of: "") == .empty)
        #expect(refusal(of: " .-") == .empty)
        #expect(refusal(of: String(repeating: "1", count: 65)) == .tooLong(most: 64))
        #expect(refusal(of: String(repeating: "é", count: 1_000_000)) == .tooLong(most: 64))
        #expect(refusal(of: "NL82256975９B01") == .character("９"))
        #expect(refusal(of: "NL\u{0}") == .character("\u{0}"))
    }

    /// Whatever is typed behind any prefix is read or refused, and nothing else happens.
    @Test(arguments: [
        "AT", "BE", "BG", "CY", "CZ", "DK", "EL", "ES", "FR", "IE", "IT", "LT", "LV", "NL", "RO", "SE", "SK", "GB", "CH", "NO", "XI",
    ])
    func anyTextIsReadOrRefused(prefix: String) {
        for length in 0...62 {
            for filling in ["0", "9", "Z", "A9", "9A", "+", "*", "1MVA", "B01"] {
                let text = prefix + String(repeating: filling, count: length).prefix(62)
                let number = try? VATNumber(text)
                #expect(number == nil || number?.prefix == prefix)
            }
        }
    }

    @Test func reasonsAreInPlainWords() throws {
        let short = try #require(refusal(of: "NL12"))
        #expect(short.description == "is no VAT number (Netherlands): one looks like NL004495445B01")
        let slip = try #require(refusal(of: "NL822569758B01"))
        #expect(
            slip.description == "is no VAT number (Netherlands): its check digits don't fit, so that at least one character is wrong")
        let other = IdentifierFault.otherCountry(expected: .netherlands, found: .germany)
        #expect(other.description == "belongs to another country (Germany) than the company (Netherlands)")
        #expect(IdentifierFault.character("９").description == "can't hold the character \\u{FF19}")
    }

    private func refusal(of typed: String) -> IdentifierFault? {
        do throws(IdentifierFault) {
            _ = try VATNumber(typed)
            return nil
        } catch {
            return error
        }
    }
}
