import Contracts
import HTTP
import ServiceTesting
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import TrainingService

@Suite("Certificates of licences, by the service") struct CertificateServiceTests {
    private typealias World = TrainingWorld

    private static func running(_ body: (ServiceHarness) async throws -> Void) async throws {
        var configuration = TrainingConfiguration()
        (configuration.issuer, configuration.publicAddress) = ("dembrane B.V.", "https://admin.example.org")
        try await ServiceHarness.running(.training(configuration), now: t0, given: try World.facts(), body)
    }

    private static func licence(_ harness: ServiceHarness) async throws -> JSONValue {
        let session = try await World.plan(harness, with: World.anna)
        _ = try await harness.post("\(session)/complete", .object(["completed_on": .string("\(t0.date)")]))
        return try #require(try await harness.get("/licences?user=\(World.anna)").json["licences"]?[0])
    }

    private static func text(_ value: JSONValue?) throws -> String {
        guard case .string(let text)? = value else { throw Untold() }
        return text
    }

    private struct Untold: Error {}

    @Test func aLicenceHasACodeAndItsCertificates() async throws {
        try await Self.running { harness in
            let licence = try await Self.licence(harness)
            let (id, code) = (try Self.text(licence["licence_id"]), try Self.text(licence["certificate_code"]))
            let page = try await harness.get("/licences/\(id)/certificate.html")
            #expect(page.status == 200 && page.text.contains("Anna Ærø") && page.text.contains("dembrane B.V."))
            #expect(page.text.contains("https://admin.example.org/certificates/\(code)"))
            let pdf = try await harness.get("/licences/\(id)/certificate.pdf")
            #expect(pdf.headers["Content-Type"] == "application/pdf" && pdf.text.hasPrefix("%PDF-"))
            let grouped = try #require(CertificateCode(code)).grouped
            #expect(pdf.headers["Content-Disposition"] == "attachment; filename=\"certificate-\(grouped).pdf\"")
            #expect(try await harness.get("/licences/\(World.anna)/certificate.pdf").status == 404)
        }
    }

    @Test func theAddressOfSomebodyWithoutANameIsForNobodyElse() async throws {
        try await Self.running { harness in
            let licence = try await Self.licence(harness)
            let (id, code) = (try Self.text(licence["licence_id"]), try Self.text(licence["certificate_code"]))
            let nameless = UserChanged(userID: World.anna, email: "anna@a.example", displayName: "")
            try harness.apply([.fact(nameless, at: t0.adding(seconds: 1))])
            #expect(try await harness.get("/licences/\(id)/certificate.html").text.contains("anna@a.example"))
            let shared = try await harness.get("/shared-certificates/\(code)")
            #expect(shared.json["certificate"]?["holder"] == .null && !shared.text.contains("anna@"))
        }
    }

    @Test func whoeverHasTheCodeSeesWhetherItCounts() async throws {
        try await Self.running { harness in
            let licence = try await Self.licence(harness)
            let (id, code) = (try Self.text(licence["licence_id"]), try Self.text(licence["certificate_code"]))
            let path = "/shared-certificates/\(code)"
            let shared = try await harness.get(path).json["certificate"]
            #expect(shared?["holder"] == "Anna Ærø" && shared?["status"] == "active")
            #expect(shared?["email"] == nil && shared?["user_id"] == nil)
            _ = try await harness.post("/licences/\(id)/revoke", .object(["reason": "Did not stay"]))
            #expect(try await harness.get(path).json["certificate"]?["status"] == "revoked")
            #expect(try await harness.get("/shared-certificates/000000000000").status == 404)
        }
    }

    @Test func oneThatHasExpiredSaysSo() async throws {
        try await Self.running { harness in
            let code = try Self.text(try await Self.licence(harness)["certificate_code"])
            harness.time.set(t0.adding(days: 366))
            #expect(try await harness.get("/shared-certificates/\(code)").json["certificate"]?["status"] == "expired")
        }
    }

    @Test func thatOfSomebodyErasedIsGone() async throws {
        try await Self.running { harness in
            let licence = try await Self.licence(harness)
            let (id, code) = (try Self.text(licence["licence_id"]), try Self.text(licence["certificate_code"]))
            let gone = UserChanged(userID: World.anna, email: "", displayName: "", deleted: true)
            try harness.apply([.fact(gone, at: t0.adding(seconds: 1))])
            #expect(try await harness.get("/licences/\(id)/certificate.pdf").status == 404)
            let shared = try await harness.get("/shared-certificates/\(code)")
            #expect(shared.status == 200 && shared.json["certificate"] == .null)
        }
    }

    @Test func aLicenceOlderThanItsTableGetsItsCodeAtTheNextStart() async throws {
        let folder = TestFolders.make()
        let first = try ServiceHarness(.training(), now: t0, directory: folder)
        try first.apply(try World.facts())
        let code = try await Self.licence(first)["certificate_code"]
        try first.runtime.database.write { try $0.execute("DELETE FROM certificates") }
        try await first.stop()
        let second = try ServiceHarness(.training(), now: t0, directory: folder)
        #expect(try await second.get("/licences").json["licences"]?[0]?["certificate_code"] == code && code != nil)
        try await second.stop()
    }
}
