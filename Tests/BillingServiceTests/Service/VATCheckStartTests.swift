import Contracts
import Database
import EventKit
import InvoiceSamples
import ProcessKit
import ServiceKit
import ServiceTesting
import TestKit
import Testing
import VIES
@testable import BillingService

@Suite("VIES at a start, after a rebuild, and in the settings")
struct VATCheckStartTests {
    /// Details that were known before VIES was asked, then a start at which it is, one while it is away, and one after it has answered.
    @Test func aStartAsksForWhatHasNoAnswerYet() async throws {
        let world = try VIESWorld(VIESWorld.away)
        let folder = TestFolders.make()
        func start(_ definition: ServiceDefinition, at now: Instant, _ body: (ServiceHarness) async throws -> Void) async throws {
            let service = try ServiceHarness(definition, now: now, directory: folder)
            do { try await body(service) } catch {
                try await service.stop()
                throw error
            }
            try await service.stop()
        }
        try await start(.billing(.selling), at: t0) { service in
            try service.apply(try Facts.belgianBuyer)
            try await service.askVIES()
        }
        let connected = ServiceDefinition.billing(.selling, vies: try world.client())
        try await start(connected, at: t0.adding(days: 1)) { try await $0.askVIES() }
        #expect(world.numbers == ["0403170107"])
        world.words.text = VIESWorld.yes
        try await start(connected, at: t0.adding(days: 2)) { service in
            try await service.askVIES()
            #expect(try await service.vatCheck()?["valid"] == true)
        }
        let answered = world.numbers.count
        try await start(connected, at: t0.adding(days: 3)) { try await $0.askVIES() }
        #expect(world.numbers.count == answered)
    }

    @Test func aRebuildAsksForNothingAndTellsTheSame() async throws {
        try await withVIES(VIESWorld.yes) { service, world in
            try await service.askVIES()
            let before = try await service.get(accountPath + "/billing-details").text
            try Rebuild(changes: service.runtime.engine.changes).run()
            try service.apply(try Facts.belgianBuyer.reversed())
            try await service.askVIES()
            #expect(try await service.get(accountPath + "/billing-details").text == before)
            #expect(world.numbers.count == 1)
        }
    }

    @Test func itIsOffUntilItsAddressIsSet() throws {
        var none = Settings(environment: [:])
        #expect(VIESSettings(reading: &none, seller: .nothing) == nil)
        var settings = Settings(environment: ["VIES_URL": "https://ec.europa.eu/taxation_customs/vies/rest-api/"])
        let read = VIESSettings(reading: &settings, seller: .complete(InvoiceWorld.seller))
        try settings.finish()
        #expect(read?.baseURL.text == "https://ec.europa.eu/taxation_customs/vies/rest-api")
        #expect(read?.requester?.text == "NL001234560B01")
        var insecure = Settings(environment: ["VIES_URL": "http://ec.europa.eu/vies"])
        #expect(VIESSettings(reading: &insecure, seller: .nothing) == nil)
        #expect(throws: (any Error).self) { try insecure.finish() }
    }
}
