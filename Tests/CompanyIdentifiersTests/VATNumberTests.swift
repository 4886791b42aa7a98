import CompanyIdentifiers
import Testing

@Suite struct VATNumberTests {
    @Test(arguments: PublishedVATNumbers.protected)
    func everyChangeOfADigitIsRefused(number: String) throws {
        #expect(try VATNumber(number).text == number)
        #expect(accepted(Digits.changes(of: number)) == [])
    }

    @Test(arguments: PublishedVATNumbers.lessProtected.map(\.number))
    func changesThatAnAlgorithmDoesNotNoticeAreFew(number: String) throws {
        let unnoticed = try #require(PublishedVATNumbers.lessProtected.first { $0.number == number }?.unnoticed)
        #expect(try VATNumber(number).text == number)
        #expect(Set(accepted(Digits.changes(of: number))) == unnoticed)
    }

    @Test(arguments: PublishedVATNumbers.dutch)
    func changesBeforeTheBAreRefused(number: String) throws {
        #expect(try VATNumber(number).text == number)
        let changes = Digits.changes(of: String(number.prefix(11))).map { $0 + number.suffix(3) }
        #expect(changes.count == 81)
        #expect(accepted(changes) == [])
    }

    /// The last two digits count registrations and aren't checked.
    @Test(arguments: PublishedVATNumbers.swedish)
    func changesOfASwedishOrganisationAreRefused(number: String) throws {
        #expect(try VATNumber(number).text == number)
        #expect(accepted(Digits.changes(of: String(number.prefix(12))).map { $0 + "01" }) == [])
        #expect(throws: IdentifierFault.self) { try VATNumber(number.prefix(12) + "00") }
        #expect(throws: IdentifierFault.self) { try VATNumber(number.prefix(12) + "95") }
    }

    @Test(arguments: PublishedVATNumbers.others)
    func otherNumbersAreRead(number: String) throws {
        #expect(try VATNumber(number).text == number)
    }

    @Test func everyMemberOfTheUnionHasPublishedNumbers() {
        let lists = [PublishedVATNumbers.protected, PublishedVATNumbers.dutch, PublishedVATNumbers.swedish].joined()
        let prefixes = Set(lists.map { String($0.prefix(2)) })
        let members = Country.all.filter(\.isInEUVATArea).filter { $0 != .monaco }
        #expect(members.count == 27)
        #expect(members.filter { !prefixes.contains($0 == .greece ? "EL" : $0.code) } == [])
    }

    @Test(
        arguments: [
            ("nl 8225.69.759 b01", "NL822569759B01"), ("NL-8197.38.116.B.01", "NL819738116B01"), ("BE (0)468.561.072", "BE0468561072"),
            ("BE 444.503.092", "BE0444503092"), ("be0468\u{00A0}561\u{202F}072", "BE0468561072"), ("LU: 2294 4200", "LU22944200"),
            ("EL 94051189", "EL094051189"), ("GR 094259216", "EL094259216"), ("DE 136,695 976", "DE136695976"),
            ("CHE-107.787.577 MWST", "CHE107787577MWST"), ("che-107.787.577", "CHE107787577MWST"), ("NO 995 525 828", "NO995525828MVA"),
            ("GB 980 7806 84", "GB980780684"), ("ES-x-2482300w", "ESX2482300W"), ("CZ 736028/5163", "CZ7360285163"),
            ("FR–K7 399 859 412", "FRK7399859412"),
        ])
    func whatPeopleTypeIsRead(typed: String, text: String) throws {
        #expect(try VATNumber(typed).text == text)
    }

    @Test(
        arguments: [
            ("822569759B01", "NL", "NL822569759B01"), ("NL822569759B01", "NL", "NL822569759B01"), ("0468.561.072", "BE", "BE0468561072"),
            ("094259216", "GR", "EL094259216"), ("U13585627", "AT", "ATU13585627"), ("B58378431", "ES", "ESB58378431"),
            ("83404833048", "FR", "FR83404833048"), ("K7399859412", "FR", "FRK7399859412"), ("16000063601", "MC", "FR16000063601"),
            ("XI980780684", "GB", "XI980780684"), ("980780684", "GB", "GB980780684"), ("CHE107787577", "CH", "CHE107787577MWST"),
            ("995525828", "NO", "NO995525828MVA"), ("6433435OA", "IE", "IE6433435OA"),
        ])
    func thePrefixMayBeLeftOutWhereTheCountryIsGiven(typed: String, code: String, text: String) throws {
        let country = try #require(Country(code: code))
        #expect(try VATNumber(typed, country: country).text == text)
    }

    @Test(
        arguments: [
            ("NL822569759B01", "NL"), ("EL094259216", "GR"), ("XI980780684", "GB"), ("FR16000063601", "FR"), ("CHE107787577MWST", "CH"),
        ])
    func aNumberKnowsItsCountry(number: String, code: String) throws {
        #expect(try VATNumber(number).country.code == code)
    }

    @Test(
        arguments: [
            ("FR40303265045", "FR", true), ("FR40303265045", "MC", true), ("FR40303265045", "BE", false), ("EL094259216", "GR", true),
        ] as [(String, String, Bool)])
    func aNumberIsUsedInItsCountry(number: String, code: String, isUsed: Bool) throws {
        let country = try #require(Country(code: code))
        #expect(try VATNumber(number).isUsed(in: country) == isUsed)
    }

    private func accepted(_ numbers: [String]) -> [String] {
        numbers.filter { (try? VATNumber($0)) != nil }
    }
}
