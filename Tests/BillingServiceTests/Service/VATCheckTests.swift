import Contracts
import EventKit
import HTTP
import InvoiceSamples
import ProcessKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("What VIES says of buyers' VAT numbers")
struct VATCheckTests {
    private static let path = accountPath + "/billing-details"
    private static let german: JSONValue = [
        "legal_name": "Größe GmbH", "address_line1": "Straße des 17. Juni 1", "postal_code": "10623", "city": "Berlin", "country": "DE",
        "vat_id": "DE123456788", "reason": "They moved",
    ]

    private func checks(_ service: ServiceHarness) throws -> [VATNumberChecked] {
        try service.events().compactMap { try $0.decode(VATNumberChecked.self) }
    }

    /// Issues an invoice, and answers with the decision on VAT that its event keeps.
    private func issuedVAT(_ service: ServiceHarness) async throws -> InvoiceVAT? {
        let id = try await service.issue()
        let issued = try service.events().compactMap { try $0.decode(InvoiceIssued.self) }
        return issued.first { $0.invoiceID.description == id }?.document.vat
    }

    @Test func aNumberIsAskedForOnceAndTheAnswerIsTheEvidenceOfInvoices() async throws {
        try await withVIES(VIESWorld.yes) { service, world in
            #expect(try await service.vatCheck()?["pending"] == true)
            for _ in 0..<3 { try await service.askVIES() }
            try service.apply([try Facts.details(SampleParty.belgianBusiness, at: t0)])
            try await service.askVIES()
            let expected: [JSONValue] = [
                [
                    "countryCode": "BE", "vatNumber": "0403170107", "requesterMemberStateCode": "NL", "requesterNumber": "001234560B01",
                ]
            ]
            #expect(world.asked.values == expected)
            let kept = try checks(service)
            #expect(kept.count == 1 && kept.first?.vatID == "BE0403170107" && kept.first?.reference == "WAPIAAAAX1")
            #expect(kept.first?.nameMatches == true)
            let check = try await service.vatCheck()
            #expect(check?["valid"] == true && check?["pending"] == false && check?["reference"] == "WAPIAAAAX1")
            #expect(check?["checked_at"]?.text == t0.description)

            let vat = try await issuedVAT(service)
            #expect(vat?.category == "AE" && vat?.buyerVATID == "BE0403170107")
            #expect(vat?.registerAnswer == "VIES: in use on \(t0.date), consultation number WAPIAAAAX1")
            let details = try await service.get(Self.path).json
            #expect(details["vat"]?["rule"]?.text?.hasSuffix("VIES confirmed the number on \(t0.date).") == true)
            #expect(details["obstacles"] == [])
        }
    }

    @Test func aNumberThatIsNotInUseRefusesTheInvoiceUntilItIsOrStaffChangeTheBuyer() async throws {
        try await withVIES(VIESWorld.no) { service, world in
            try await service.askVIES()
            let refused = try await service.post(accountPath + "/invoices", ["po_reference": "PO-7"])
            #expect(refused.status == 409 && refused.json["field"] == "vat_id", "\(refused.text)")
            #expect(refused.json["detail"]?.text?.contains("vat_id was not in use on \(t0.date), as VIES says") == true)
            let details = try await service.get(Self.path).json
            #expect(details["obstacles"]?[0]?["field"] == "vat_id" && details["vat"] == .null)
            #expect(details["vat_check"]?["valid"] == false && details["vat_check"]?["reference"] == "WAPIAAAAX2")

            world.words.text = VIESWorld.yes
            service.time.set(t0.adding(hours: 23))
            try await service.askVIES()
            #expect(world.numbers.count == 1, "a day hasn't passed")
            service.time.set(t0.adding(days: 1))
            try await service.askVIES()
            #expect(world.numbers.count == 2)
            let vat = try await issuedVAT(service)
            #expect(vat?.category == "AE")
        }
    }

    @Test func aConsumerIsChargedDutchVATWhateverVIESSaidAndNothingIsAsked() async throws {
        try await withVIES(VIESWorld.no) { service, world in
            try await service.askVIES()
            let consumer = Self.german.with("buyer_kind", "consumer").with("vat_id", .null)
            #expect(try await service.send(.put, Self.path, body: consumer).status == 200)
            try await service.askVIES()
            #expect(world.numbers == ["0403170107"])
            #expect(try await service.vatCheck() == .null)
            let vat = try await issuedVAT(service)
            #expect(vat?.category == "S" && vat?.registerAnswer == nil)
        }
    }

    @Test func anotherNumberIsAskedForAndTheOldAnswerSaysNothingOfIt() async throws {
        try await withVIES(VIESWorld.no) { service, world in
            try await service.askVIES()
            world.words.text = VIESWorld.away
            #expect(try await service.send(.put, Self.path, body: Self.german).status == 200)
            #expect(try await service.vatCheck()?["pending"] == true)
            try await service.askVIES()
            #expect(world.numbers == ["0403170107", "123456788"])
            let vat = try await issuedVAT(service)
            #expect(vat?.category == "AE" && vat?.registerAnswer == "VIES: not answered yet")
            world.words.text = VIESWorld.yes
            service.time.set(t0.adding(hours: 1))
            try await service.askVIES()
            let kept = try checks(service)
            #expect(kept.map(\.vatID) == ["BE0403170107", "DE123456788"])
            #expect(kept.last?.nameMatches == false)
        }
    }

    /// Billing never waits for VIES, and VIES is asked again until it answers.
    @Test(arguments: [VIESWorld.away, VIESWorld.blocked, "<html>", ""])
    func oneThatIsAwayBlocksNothing(words: String) async throws {
        try await withVIES(words) { service, world in
            try await service.askVIES()
            #expect(try await service.vatCheck()?["pending"] == true)
            let details = try await service.get(Self.path).json
            #expect(
                details["vat"]?["rule"]?.text?.hasSuffix("VIES has not answered yet, so the number's check digits alone decide.") == true)
            let vat = try await issuedVAT(service)
            #expect(vat?.registerAnswer == "VIES: not answered yet")
            for hour in 1...72 {
                service.time.set(t0.adding(hours: hour))
                try await service.askVIES()
            }
            #expect(world.numbers.count <= 30 && world.numbers.count >= 3, "\(world.numbers.count)")
            let unanswered = try checks(service)
            #expect(unanswered.isEmpty)
            world.words.text = VIESWorld.yes
            for hour in 73...97 {
                service.time.set(t0.adding(hours: hour))
                try await service.askVIES()
            }
            let answered = try checks(service)
            #expect(answered.count == 1)
        }
    }

    @Test func aNumberInUseIsAskedForAgainAfterAMonth() async throws {
        try await withVIES(VIESWorld.yes) { service, world in
            try await service.askVIES()
            world.words.text = VIESWorld.no
            service.time.set(t0.adding(days: 29))
            try await service.askVIES()
            #expect(world.numbers.count == 1)
            service.time.set(t0.adding(days: 30))
            try await service.askVIES()
            let kept = try checks(service)
            #expect(kept.map(\.valid) == [true, false])
        }
    }

    @Test func withoutVIESNothingIsAskedAndTheCheckDigitsDecide() async throws {
        try await withInvoicing(given: try Facts.belgianBuyer) { service in
            try await service.askVIES()
            #expect(try await service.vatCheck() == .null)
            let vat = try await issuedVAT(service)
            #expect(vat?.category == "AE" && vat?.registerAnswer == nil)
            let timers = try service.runtime.database.read {
                try $0.first("SELECT count(*) FROM due WHERE timer LIKE 'vat%'") { $0.int(0) }
            }
            #expect(timers == 0)
        }
    }
}

extension JSONValue {
    fileprivate func with(_ name: String, _ value: JSONValue) -> JSONValue {
        guard case .object(var members) = self else { return self }
        members[name] = value
        return .object(members)
    }
}
