import Contracts
import EventKit
import HTTP
import ProcessKit
import ServiceKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("Payment links of an account")
struct PaymentLinkRouteTests {
    private static let path = accountPath + "/payment-links"

    @Test func oneIsMadeOnceAndUsedAgain() async throws {
        try await withMollie { service, world in
            let invoice = try await service.issue()
            let asked = try await service.post(Self.path, ["description": "Guardian, one year"])
            #expect(asked.status == 201, "\(asked.text)")
            #expect(asked.json["payment_link"]?["state"] == "creating" && asked.json["payment_link"]?["url"] == .null)
            let again = try await service.post(Self.path, ["invoice_id": .string(invoice)])
            #expect(again.status == 200 && again.json["event_ids"] == [])
            try await service.runEffects()
            let link = try await service.get("/invoices/\(invoice)").json["invoice"]?["payment_link"]
            #expect(link?["state"] == "open" && link?["amount_cents"] == 653_400, "\(String(describing: link))")
            #expect(link?["created_by"] == "eva@dembrane.com" && link?["refusal"] == .null)
            let made = try await world.api("/payment-links")["_embedded"]?["payment_links"]?.list ?? []
            #expect(made.count == 1 && made.first?["description"] == "Guardian, one year")
            #expect(made.first?["_links"]?["paymentLink"]?["href"] == link?["url"])
            let listed = try await service.get(Self.path).json
            #expect(listed["mollie"] == ["enabled": true, "test_mode": true] && listed["payment_links"]?.list.count == 1)
        }
    }

    @Test func mailsAndThePageForTheCustomerNameItWhileItIsOpen() async throws {
        try await withMollie { service, _ in
            let invoice = try #require(InvoiceID(try await service.issue()))
            func mail() throws -> String {
                try service.runtime.database.read { connection in
                    let content = try #require(try InvoiceMail.Content(of: invoice, withXML: false, connection))
                    return InvoiceMailWords(content, reminder: nil).text.dutch
                }
            }
            try await service.runEffects()
            #expect(!(try mail()).contains("Online"), "no link, and no public address")
            let url = try #require(try await service.payLink()["url"]?.text)
            #expect(try mail().contains("Online betalen: \(url)\n\n"))
            let page = try #require(try await service.get("/invoices/\(invoice)").json["invoice"]?["download_url"]?.text)
            let shared = page.replacing("/documents/", with: "/shared-invoices/")
            #expect(try await service.get(shared).json["payment_url"] == .string(url))
            try await service.paid("\(invoice)")
            #expect(!(try mail()).contains(url))
            #expect(try await service.get(shared).json["payment_url"] == .null)
        }
    }

    @Test func oneThatMollieDoesNotKnowAnyMoreIsClosed() async throws {
        try await withMollie { service, world in
            let invoice = try await service.issue()
            let other = try await service.issue()
            let link = try await service.payLink(["invoice_id": .string(invoice)])
            _ = try await service.payLink(["invoice_id": .string(other)])
            try await Self.forget([link], service, world)
            #expect(try await Self.state(of: link, service) == "archived")
            #expect(try service.events().compactMap { try $0.decode(PaymentLinkCancelled.self)?.cause } == [.unknown])
            let another = try await service.payLink(["invoice_id": .string(invoice)])
            #expect(another["state"] == "open" && another["payment_link_id"] != link["payment_link_id"])
        }
    }

    /// As where the settings have the key of another account.
    @Test func whereMollieKnowsNoneOfOursNoneIsClosed() async throws {
        try await withMollie { service, world in
            try await service.issue()
            let link = try await service.payLink()
            try await Self.forget([link], service, world)
            #expect(try await Self.state(of: link, service) == "open")
        }
    }

    /// Lets the stand-in forget links, and looks for what it has an hour later.
    private static func forget(_ links: [JSONValue], _ service: ServiceHarness, _ world: MollieWorld) async throws {
        try await service.runTimers()
        try await service.runEffects()
        for link in links {
            #expect(try await state(of: link, service) == "open")
            let url = try #require(link["url"]?.text)
            let id = try #require(url.split(separator: "/").last)
            try await world.control(.delete, "/payment-links/\(id)")
        }
        service.time.advance(seconds: 3_600)
        try await service.runTimers()
        try await service.runEffects()
        try await service.runEffects()
    }

    private static func state(of link: JSONValue, _ service: ServiceHarness) async throws -> JSONValue? {
        let links = try await service.get(path).json["payment_links"]?.list ?? []
        return links.first { $0["payment_link_id"] == link["payment_link_id"] }?["state"]
    }

    @Test func aLostAnswerMakesNoSecondLink() async throws {
        try await withMollie { service, world in
            try await service.issue()
            try await world.control(.post, "/faults", ["status": 502, "afterwards": true])
            _ = try await service.post(Self.path, [:])
            try await service.runEffects()
            #expect(try await service.get(Self.path).json["payment_links"]?.list.first?["state"] == "creating")
            service.time.advance(seconds: 60)
            try await service.runEffects()
            #expect(try await service.get(Self.path).json["payment_links"]?.list.first?["state"] == "open")
            #expect(try await world.api("/payment-links")["_embedded"]?["payment_links"]?.list.count == 1)
        }
    }

    @Test func whatMollieRefusesIsShown() async throws {
        try await withMollie { service, world in
            let invoice = try await service.issue()
            try await world.control(
                .post, "/faults", ["status": 422, "body": #"{"status": 422, "title": "Unprocessable", "detail": "Too high"}"#])
            let link = try await service.payLink()
            #expect(link["state"] == "refused" && link["url"] == .null)
            #expect(link["refusal"]?.text?.contains("Too high") == true, "\(link)")
            #expect(try await service.get("/invoices/\(invoice)").json["invoice"]?["payment_link"]?["state"] == "refused")
            #expect(try await service.payLink()["state"] == "open")
        }
    }

    @Test func afterAnHourWithoutMollieOneIsGivenUp() async throws {
        try await withMollie { service, world in
            try await service.issue()
            try await world.control(.post, "/faults", ["status": 503, "count": 1_000])
            _ = try await service.post(Self.path, [:])
            for _ in 0..<30 {
                try await service.runEffects()
                service.time.advance(seconds: 300)
            }
            let link = try await service.get(Self.path).json["payment_links"]?.list.first
            #expect(link?["state"] == "refused", "\(String(describing: link))")
        }
    }

    @Test func takingItBackArchivesIt() async throws {
        try await withMollie { service, world in
            let invoice = try await service.issue()
            let id = try #require(try await service.payLink()["payment_link_id"]?.text)
            let gone = try await service.send(.delete, "\(Self.path)/\(id)")
            #expect(gone.status == 200 && gone.json["payment_link"]?["state"] == "archived", "\(gone.text)")
            #expect(try await service.send(.delete, "\(Self.path)/\(id)").json["event_ids"] == [])
            try await service.runEffects()
            #expect(try await world.api("/payment-links")["_embedded"]?["payment_links"]?.list.first?["archived"] == true)
            #expect(try await service.get("/invoices/\(invoice)").json["invoice"]?["payment_link"] == .null)
            #expect(try await service.send(.delete, "\(Self.path)/\(PaymentLinkID.random())").status == 404)
        }
    }

    @Test(arguments: ["paid", "credit"])
    func anInvoiceThatIsSettledOtherwiseArchivesIt(how: String) async throws {
        try await withMollie { service, world in
            let invoice = try await service.issue()
            _ = try await service.payLink()
            if how == "paid" {
                try await service.paid(invoice)
            } else {
                let credited = try await service.post("/invoices/\(invoice)/credit", ["reason": "Wrong customer"])
                #expect(credited.status == 200, "\(credited.text)")
            }
            #expect(try service.eventNames().contains("payment-link-cancelled"))
            try await service.runEffects()
            #expect(try await world.api("/payment-links")["_embedded"]?["payment_links"]?.list.first?["archived"] == true)
        }
    }

    @Test func oneTakenBackWhileItWasMadeIsArchivedToo() async throws {
        try await withMollie { service, world in
            try await service.issue()
            try await world.control(.post, "/faults", ["status": 502, "afterwards": true])
            let asked = try await service.post(Self.path, [:])
            try await service.runEffects()
            let id = try #require(asked.json["payment_link"]?["payment_link_id"]?.text)
            #expect(try await service.send(.delete, "\(Self.path)/\(id)").status == 200)
            service.time.advance(seconds: 60)
            try await service.runEffects()
            #expect(try await world.api("/payment-links")["_embedded"]?["payment_links"]?.list.first?["archived"] == true)
        }
    }

    @Test func itExpiresByItself() async throws {
        try await withMollie { service, _ in
            try await service.issue()
            let link = try await service.payLink()
            service.time.set(t0.adding(days: 91))
            try await service.runTimers()
            #expect(try await service.get(Self.path).json["payment_links"]?.list.first?["state"] == "expired")
            #expect(try await service.payLink()["payment_link_id"] != link["payment_link_id"])
        }
    }

    @Test func withoutAKeyItIsSaidAndNothingElseStops() async throws {
        try await withInvoicing { service in
            let invoice = try await service.issue()
            let refused = try await service.post(Self.path, [:])
            #expect(refused.status == 409 && refused.text.contains("MOLLIE_API_KEY"), "\(refused.text)")
            let listed = try await service.get(Self.path).json
            #expect(listed["mollie"] == ["enabled": false, "test_mode": false] && listed["payment_links"] == [])
            #expect(try await service.get("/invoices/\(invoice)").json["invoice"]?["payment_link"] == .null)
            try await service.paid(invoice)
        }
    }

    @Test func pagesGoOnWhereTheLastOneEnded() async throws {
        try await withMollie { service, _ in
            try await service.issue()
            var ids: [JSONValue] = []
            for second in 0..<3 {
                service.time.advance(seconds: second)
                let link = try await service.payLink()
                ids.append(link["payment_link_id"] ?? .null)
                _ = try await service.send(.delete, "\(Self.path)/\(link["payment_link_id"]?.text ?? "")")
            }
            let first = try await service.get("\(Self.path)?limit=2").json
            let cursor = try #require(first["next_cursor"]?.text)
            let second = try await service.get("\(Self.path)?limit=2&cursor=\(cursor)").json
            let listed = [first, second].flatMap { $0["payment_links"]?.list ?? [] }.map { $0["payment_link_id"] ?? .null }
            #expect(listed == ids.reversed() && second["next_cursor"] == .null)
        }
    }

    @Test func theSettingsAreReadAndRefusedByName() throws {
        func read(_ values: [String: String]) -> (MollieSettings?, Bool) {
            var settings = Settings(environment: values)
            let mollie = BillingConfiguration(reading: &settings).mollie
            let isFine = (try? settings.finish()) != nil
            return (mollie, isFine)
        }
        let complete = read(["MOLLIE_API_KEY": "live_abc", "PUBLIC_URL": "https://admin.example.org/"])
        #expect(complete.0?.webhookURL?.text == "https://admin.example.org/webhooks/mollie" && complete.1)
        let alone = read(["MOLLIE_API_KEY": "test_abc"])
        #expect(alone.0 != nil && alone.0?.webhookURL == nil && alone.1)
        let none = read([:])
        #expect(none.0 == nil && none.1)
        #expect(!read(["MOLLIE_API_KEY": "secret"]).1)
        #expect(!read(["MOLLIE_API_KEY": "live_abc", "PUBLIC_URL": "admin.example.org"]).1)
    }
}
