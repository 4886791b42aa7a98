import Testing

@testable import Invoicing

@Suite struct IdentifierFormatTests {
    @Test(
        arguments: [
            ("0007", "5560360793", true), ("0007", "5560360794", false), ("0088", "4012345123456", true), ("0088", "4012345123457", false),
            ("0106", "12345678", true), ("0106", "1234567", false), ("0106", "1234567é", false),
            ("0151", "51824753556", true), ("0151", "51824753557", false), ("0151", "00000000000", false),
            ("0184", "DK12345678", true), ("0184", "12345678", false), ("0190", "00000001234567890000", true),
            ("0190", "1234567890", false),
            ("0192", "974760673", true), ("0192", "974760674", false), ("0192", "000000000", false),
            ("0208", "0403170107", true), ("0208", "0403170108", false), ("0208", "", false),
            ("9944", "NL001234567B01", true), ("9944", "NL001234567B0", false), ("9944", "DE001234567B01", false),
        ] as [(String, String, Bool)])
    func identifiersHaveTheShapeOfTheirScheme(scheme: String, identifier: String, isRight: Bool) throws {
        let format = try #require(IdentifierFormat(scheme: scheme))
        #expect(format.accepts(identifier) == isRight)
    }
}
