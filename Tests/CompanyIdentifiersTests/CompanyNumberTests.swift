import CompanyIdentifiers
import Testing

@Suite struct CompanyNumberTests {
    @Test(
        arguments: [
            ("27124701", "NL", "0106", "27124701"), ("2712.4701", "NL", "0106", "27124701"),
            ("00000001003214345000", "NL", "0190", "00000001003214345000"), ("00000003271247010000", "NL", "0190", "00000003271247010000"),
            ("0428.759.497", "BE", "0208", "0428759497"), ("428.759.497", "BE", "0208", "0428759497"),
            ("BE0428759497", "BE", "0208", "0428759497"), ("404 833 048", "FR", "0002", "404833048"),
            ("732 829 320 00074", "FR", "0009", "73282932000074"), ("202100-5000", "SE", "0007", "2021005000"),
            ("923 609 016", "NO", "0192", "923609016"), ("13585628", "DK", "0184", "13585628"),
            ("CHE-100.155.212", "CH", "0183", "CHE100155212"), ("51 824 753 556", "AU", "0151", "51824753556"),
        ])
    func theFormSaysOfWhichRegister(typed: String, code: String, scheme: String, text: String) throws {
        let country = try #require(Country(code: code))
        let number = try CompanyNumber(typed, country: country)
        #expect(number.scheme.code == scheme)
        #expect(number.text == text)
    }

    /// Published numbers of each scheme that has check digits.
    @Test(
        arguments: [
            ("0208", "0428759497"), ("0208", "0897290877"), ("0002", "404833048"), ("0002", "552008443"), ("0009", "73282932000074"),
            ("0088", "5412345000013"), ("0088", "7300010000001"), ("0007", "2021005000"), ("0007", "5560360793"), ("0192", "923609016"),
            ("0184", "13585628"), ("0183", "CHE100155212"), ("0151", "51824753556"), ("0151", "83914571673"),
            ("0199", "529900T8BM49AURSDO55"), ("0199", "213800KUD8LAJWSQ9D15"), ("0199", "HWUPKR0MPOU8FGXBT394"),
        ])
    func everyChangeOfADigitIsRefused(code: String, number: String) throws {
        let scheme = try #require(IdentifierScheme(code: code))
        #expect(try CompanyNumber(number, scheme: scheme).text == number)
        #expect(Digits.changes(of: number).filter { (try? CompanyNumber($0, scheme: scheme)) != nil } == [])
    }

    /// The post has more establishments than one check digit is enough for.
    @Test func establishmentsOfTheFrenchPostHaveTheirOwnCheck() throws {
        #expect(try CompanyNumber("35600000009075", scheme: .siret).text == "35600000009075")
        #expect(try CompanyNumber("35600000000048", scheme: .siret).text == "35600000000048")
        #expect(throws: IdentifierFault.checkDigits(name: "SIRET")) { try CompanyNumber("35600000009076", scheme: .siret) }
    }

    @Test func otherNumbersAreRefusedWithTheReason() throws {
        let oin = "00000001003214346000"
        #expect(throws: IdentifierFault.checkDigits(name: "OIN")) { try CompanyNumber(oin, country: .netherlands) }
        #expect(throws: IdentifierFault.form(name: "KVK number", example: "27124701")) {
            try CompanyNumber("1234567", country: .netherlands)
        }
        #expect(throws: IdentifierFault.form(name: "OIN", example: "00000001003214345000")) {
            try CompanyNumber("10000001003214345000", scheme: .oin)
        }
        #expect(throws: IdentifierFault.noSuchNumbers(.germany)) { try CompanyNumber("HRB 12345", country: .germany) }
        let unknown = try #require(IdentifierScheme(code: "0204"))
        #expect(throws: IdentifierFault.schemeUnknown("0204")) { try CompanyNumber("04011000-1234512345-06", scheme: unknown) }
    }

    @Test(arguments: ["", "106", "01060", "01O6", "０１０６"])
    func aSchemeIsFourDigits(code: String) {
        #expect(IdentifierScheme(code: code) == nil)
    }
}
