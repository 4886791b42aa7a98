import CompanyIdentifiers
import Contracts
import Testing
@testable import DevStack

/// Who sells and who buys in the demo, and what becomes of its invoices.
@Suite struct DemoInvoiceTests {
    private func world(_ size: DemoSize = .small) throws -> DemoWorld {
        DemoWorld(size: size, seed: 1, now: try #require(Instant("2026-11-23T09:30:00Z")))
    }

    @Test func theSellerHasSoundNumbers() throws {
        let settings = DemoSeller.settings
        _ = try VATNumber(try #require(settings["SELLER_VAT_ID"]))
        _ = try CompanyNumber(try #require(settings["SELLER_COMPANY_ID"]), country: .netherlands)
        _ = try IBAN(try #require(settings["SELLER_IBAN"]))
        _ = try BIC(try #require(settings["SELLER_BIC"]))
        _ = try PeppolEndpoint(try #require(settings["SELLER_PEPPOL_ID"]))
    }

    @Test(arguments: OrganisationName.Country.allCases) func buyersHaveSoundNumbers(country: OrganisationName.Country) throws {
        let world = try world()
        for index in 0..<20 {
            var random = world.random(.numbers, index)
            let numbers = BuyerNumbers(of: country, &random)
            var again = world.random(.numbers, index)
            #expect(BuyerNumbers(of: country, &again) == numbers)
            if country != .switzerland { #expect(try VATNumber(try #require(numbers.vatNumber)).prefix == country.rawValue) }
            if country != .germany { #expect(numbers.companyNumber != nil) }
            if let address = numbers.peppolAddress { _ = try PeppolEndpoint(address) }
        }
    }

    @Test func everythingBecomesOfSomeInvoiceAndNobodyPaysWhoseStoryIsNotToPay() throws {
        let world = try world()
        let all = DemoInvoice.all(of: world)
        #expect(Set(all.map(\.outcome)) == Set(DemoInvoice.Outcome.allCases))
        #expect(Set(all.map(\.account)).count == all.count && all.count == 9)
        let unpaid = (0..<world.size.organisationCount).filter { DemoStory.of(organisation: $0) == .managedUnpaid }
        let accounts = Set(unpaid.map { AccountID(of: world.organisation($0).organisationID) })
        #expect(all.filter { accounts.contains($0.account) && $0.outcome == .paid }.isEmpty)
    }

    @Test func someInvoicesOfAnotherSystemAreLate() throws {
        let world = try world()
        let open = (0..<world.size.organisationCount).flatMap { world.organisation($0).history }.filter {
            if case .openInvoice = $0.decision { true } else { false }
        }
        let ages = Set(open.map { world.now.wholeDays(since: $0.at) })
        #expect(open.count > 1 && ages.count > 1 && ages.allSatisfy { $0 > 30 }, "\(ages)")
    }

    @Test func aLargeDemoHasNoMoreOfThem() throws {
        #expect(DemoInvoice.all(of: try world(.medium)).count == 9)
        #expect(DemoInvoice.all(of: try world(.none)).isEmpty)
    }
}
