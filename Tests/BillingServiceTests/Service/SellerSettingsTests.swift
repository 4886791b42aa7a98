import Contracts
import InvoiceSamples
import ProcessKit
import Testing
@testable import BillingService

@Suite("Settings of the seller")
struct SellerSettingsTests {
    private static let complete = [
        "SELLER_NAME": "dembrane B.V.", "SELLER_ADDRESS_LINE1": "Keizersgracht 1", "SELLER_POSTAL_CODE": "1015 CC",
        "SELLER_CITY": "Amsterdam",
        "SELLER_COUNTRY": "NL", "SELLER_COMPANY_ID": "12345678", "SELLER_VAT_ID": "NL001234560B01", "SELLER_IBAN": "NL91 ABNA 0417 1643 00",
        "SELLER_BIC": "ABNANL2A", "SELLER_EMAIL": "billing@dembrane.com", "SELLER_PEPPOL_ID": "0106:12345678",
    ]

    private static func read(_ environment: [String: String]) -> (configuration: BillingConfiguration, problems: [String]) {
        var settings = Settings(environment: environment)
        let configuration = BillingConfiguration(reading: &settings)
        do {
            try settings.finish()
            return (configuration, [])
        } catch let error as ConfigurationError {
            return (configuration, error.problems)
        } catch {
            return (configuration, ["\(error)"])
        }
    }

    @Test func allTogetherMakeASeller() throws {
        let (configuration, problems) = Self.read(Self.complete)
        #expect(problems == [])
        #expect(configuration.seller == .complete(InvoiceWorld.seller))
        #expect(configuration.twoPersonAbove == nil)
    }

    @Test func whatIsMissingIsNamedAndNoReasonNotToStart() {
        var environment = Self.complete
        environment["SELLER_IBAN"] = nil
        environment["SELLER_VAT_ID"] = ""
        let (configuration, problems) = Self.read(environment)
        #expect(problems == [])
        #expect(configuration.seller == .missing(["SELLER_VAT_ID", "SELLER_IBAN"]))
    }

    @Test(
        arguments: [
            ("SELLER_IBAN", "NL91 ABNA 0417 1643 01"), ("SELLER_BIC", "X"), ("SELLER_VAT_ID", "NL001234561B01"),
            ("SELLER_COUNTRY", "Atlantis"),
            ("SELLER_COMPANY_ID", "1"), ("SELLER_LOGO_FILE", "/nowhere/logo.png"), ("TWO_PERSON_ABOVE_CENTS", "a lot"),
            ("SELLER_PEPPOL_ID", "nothing"),
        ])
    func whatIsWrongIsNamed(name: String, value: String) {
        var environment = Self.complete
        environment[name] = value
        let problems = Self.read(environment).problems
        #expect(problems.count == 1 && problems.first?.hasPrefix("\(name) is wrong") == true, "\(problems)")
    }

    @Test func aLimitForTwoPeopleIsAnAmount() {
        #expect(Self.read(["TWO_PERSON_ABOVE_CENTS": "0"]).configuration.twoPersonAbove == .zero)
        #expect(Self.read(["TWO_PERSON_ABOVE_CENTS": "250000"]).configuration.twoPersonAbove == Cents(250_000))
    }
}
