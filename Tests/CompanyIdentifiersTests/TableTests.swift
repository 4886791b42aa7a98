import Testing

@testable import CompanyIdentifiers

/// What the tables promise, which no type can.
@Suite struct TableTests {
    @Test func examplesOfVATNumbersAreRight() throws {
        #expect(VATRule.all.count == 31)
        for rule in VATRule.all {
            let number = try VATNumber(rule.example)
            #expect(number.text == rule.example)
            #expect(number.country == rule.country)
            #expect(Country(code: rule.country.code) == rule.country)
        }
    }

    @Test func examplesOfSchemesAreRight() throws {
        #expect(SchemeRule.all.count == 41)
        for rule in SchemeRule.all.values {
            #expect(try rule.accept(rule.example) == rule.example)
            #expect(IdentifierScheme(code: rule.scheme.code) == rule.scheme)
        }
    }

    @Test func noSchemeIsBothRetiredAndInUse() {
        #expect(SchemeRule.retired.keys.filter { SchemeRule.all[IdentifierScheme(listed: $0)] != nil } == [])
        #expect(SchemeRule.retired.values.filter { IdentifierScheme(code: $0) == nil || SchemeRule.retired[$0] != nil } == [])
        #expect(Set(SchemeRule.vatSchemes.values).count == SchemeRule.vatSchemes.count)
    }

    @Test func lengthsOfIBANsAreWithinTheStandard() {
        #expect(IBAN.lengths.count == 89)
        #expect(IBAN.lengths.values.allSatisfy { (15...34).contains($0) })
        #expect(IBAN.lengths.keys.filter { Country(code: $0) == nil } == ["XK"])
    }

    @Test func everyCountryHasFourNamesAndACode() {
        #expect(Country.names.count == 249)
        for (code, names) in Country.names {
            #expect(code.utf8.count == 2 && code.utf8.allSatisfy(\.isCapital))
            #expect(names.count == 4)
            #expect(names.values.allSatisfy { !$0.isEmpty && $0.unicodeScalars.count <= CountrySpelling.longest })
        }
    }

    @Test func noSpellingStandsForTwoCountries() {
        var countries: [CountrySpelling: Set<Country>] = [:]
        for (spelling, country) in Country.spellings { countries[spelling, default: []].insert(country) }
        #expect(countries.count > 700)
        #expect(countries.values.filter { $0.count > 1 } == [])
        #expect(Country.spellings.filter { Country.names[$0.country.code] == nil }.map(\.country) == [])
    }
}
