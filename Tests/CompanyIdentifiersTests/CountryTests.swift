import CompanyIdentifiers
import Testing

@Suite struct CountryTests {
    @Test(arguments: CountryLanguage.allCases)
    func everyNameLeadsBackToItsCountry(language: CountryLanguage) {
        for country in Country.all {
            let name = country.name(in: language)
            #expect(Country(named: name) == country)
            #expect(Country(named: name.uppercased()) == country)
            #expect(Country(named: "  " + name.lowercased() + " ") == country)
        }
    }

    @Test func everyCodeLeadsBackToItsCountry() {
        for country in Country.all {
            #expect(Country(code: country.code.lowercased()) == country)
            #expect(Country(named: country.code) == country)
        }
    }

    @Test(
        arguments: [
            ("Holland", "NL"), ("The Netherlands", "NL"), ("the netherlands", "NL"), ("Nederland", "NL"), ("Les Pays-Bas", "NL"),
            ("Pays Bas", "NL"), ("Die Niederlande", "NL"), ("België", "BE"), ("belgie", "BE"), ("Belgie\u{308}", "BE"),
            ("La Belgique", "BE"),
            ("UK", "GB"), ("U.K.", "GB"), ("Great Britain", "GB"), ("Groot-Brittannië", "GB"), ("Groot Brittannie", "GB"),
            ("Großbritannien", "GB"), ("Grande-Bretagne", "GB"), ("Engeland", "GB"), ("Northern Ireland", "GB"), ("USA", "US"),
            ("U.S.A.", "US"), ("Verenigde Staten", "US"), ("VS", "US"), ("etats unis", "US"), ("États-Unis d’Amérique", "US"),
            ("Oesterreich", "AT"), ("ÖSTERREICH", "AT"), ("Duitsland", "DE"), ("DE", "DE"), ("Bundesrepublik Deutschland", "DE"),
            ("Czech Republic", "CZ"), ("Tsjechië", "CZ"), ("EL", "GR"), ("Griekenland", "GR"), ("IJsland", "IS"), ("ĳsland", "IS"),
            ("Island", "IS"), ("Turkey", "TR"), ("Türkei", "TR"), ("Suriname", "SR"), ("Oekraïne", "UA"), ("Zwitserland", "CH"),
            ("Suisse", "CH"), ("Liechtenstein", "LI"), ("Monaco", "MC"), ("Saint-Marin", "SM"), ("St. Martin", "MF"),
            ("Sint Maarten", "SX"),
            ("Ivoorkust", "CI"), ("Cote d'Ivoire", "CI"), ("Bosnia & Herzegovina", "BA"), ("Curacao", "CW"), ("LA", "LA"),
        ])
    func whatPeopleTypeIsUnderstood(typed: String, code: String) {
        #expect(Country(named: typed)?.code == code)
    }

    /// Two Congos, two Koreas; and nothing is guessed.
    @Test(arguments: ["", " ", "-", "the", "Congo", "Korea", "Nederlan", "Europe", "EU", "XX", "ZZ", "Netherlands Antilles", "荷兰"])
    func whatIsNoCountryOrCouldBeTwoIsNot(typed: String) {
        #expect(Country(named: typed) == nil)
    }

    @Test func textsOfAnyLengthAreRefusedAtOnce() {
        #expect(Country(named: String(repeating: "a", count: 65)) == nil)
        #expect(Country(named: String(repeating: "é", count: 10_000_000)) == nil)
        #expect(Country(named: "a" + String(repeating: "\u{301}", count: 1_000_000)) == nil)
        #expect(Country(code: "") == nil)
        #expect(Country(code: "NLD") == nil)
        #expect(Country(code: "é") == nil)
        #expect(Country(code: "ß") == nil)
    }

    @Test(
        arguments: [
            ("NL", "Netherlands", "Nederland", "Niederlande", "Pays-Bas"), ("DE", "Germany", "Duitsland", "Deutschland", "Allemagne"),
            ("GB", "United Kingdom", "Verenigd Koninkrijk", "Vereinigtes Königreich", "Royaume-Uni"),
            ("IS", "Iceland", "IJsland", "Island", "Islande"), ("CZ", "Czechia", "Tsjechië", "Tschechien", "Tchéquie"),
        ])
    func documentsNameCountriesInTheirLanguage(code: String, english: String, dutch: String, german: String, french: String) throws {
        let country = try #require(Country(code: code))
        #expect(country.name(in: .english) == english)
        #expect(country.name(in: .dutch) == dutch)
        #expect(country.name(in: .german) == german)
        #expect(country.name(in: .french) == french)
    }

    @Test(
        arguments: [
            ("NL", true), ("GR", true), ("HR", true), ("MC", true), ("GB", false), ("IM", false), ("CH", false), ("NO", false),
            ("IS", false),
            ("AX", false), ("MQ", false), ("SM", false), ("VA", false), ("GL", false), ("CW", false),
        ])
    func theAreaOfEuropeanVATIsNotThatOfTheUnion(code: String, isInside: Bool) throws {
        let country = try #require(Country(code: code))
        #expect(country.isInEUVATArea == isInside)
    }
}
