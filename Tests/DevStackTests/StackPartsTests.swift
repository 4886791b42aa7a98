import Contracts
import Foundation
import ServiceTesting
import StaffAPI
import Testing
import TestKit
import WebKit
import WireJSON
@testable import DevStack

@Suite struct StackPartsTests {
    static let t0 = Instant(milliseconds: 1_795_000_000_000)

    @Test func theReadyFileHasTheShapeThatToolsReadAndIsPrivate() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/ready.json"
        let file = ReadyFile(
            gateway: "http://127.0.0.1:1", bootstrap: "127.0.0.1:2",
            services: ["rollup": .init(url: "http://127.0.0.1:3", pid: 4), "billing": .init(url: "http://127.0.0.1:5", pid: nil)],
            mollie: .init(controls: "http://127.0.0.1:6/stand-in", pid: 7),
            tokens: .init(allPolicies: "a", noPolicies: "b", notStaff: "c", directus: "d"), signIn: "http://127.0.0.1:1/sign-in?token=a")
        try file.write(to: path)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let expected =
            #"{"bootstrap":"127.0.0.1:2","gateway":"http://127.0.0.1:1","mollie":{"controls":"http://127.0.0.1:6/stand-in","pid":7},"#
            + #""services":{"billing":{"pid":null,"url":"http://127.0.0.1:5"},"#
            + #""rollup":{"pid":4,"url":"http://127.0.0.1:3"}},"sign_in":"http://127.0.0.1:1/sign-in?token=a","#
            + #""tokens":{"all_policies":"a","directus":"d","no_policies":"b","not_staff":"c"}}"#
        #expect(text == expected + "\n")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["ready.json"])
    }

    @Test func theReadyFileSaysWhenItCannotBeWritten() {
        let file = ReadyFile(
            gateway: "", bootstrap: "", services: [:], tokens: .init(allPolicies: "", noPolicies: "", notStaff: "", directus: ""),
            signIn: "")
        #expect(throws: StackError.dataDirectory("the ready file /nowhere/ready.json can't be written")) {
            try file.write(to: "/nowhere/ready.json")
        }
    }

    @Test func paymentsAreTakenByAStandInUnlessAKeyIsNamedAndBillingAloneIsTold() {
        let standIn = PaymentProvider(environment: ["PUBLIC_URL": "https://admin.example.org"], port: 9)
        let settings = standIn.settings(inherited: ["PUBLIC_URL": "https://admin.example.org"], gateway: "http://127.0.0.1:1")
        #expect(standIn == .standIn(port: 9) && settings["PUBLIC_URL"] == "http://127.0.0.1:1")
        #expect(settings["MOLLIE_BASE_URL"] == "http://127.0.0.1:9/v2" && settings["MOLLIE_API_KEY"]?.hasPrefix("test_") == true)
        #expect(standIn.standIn(executables: "/bin", inherited: [:])?.path == "/bin/MollieStandIn")
        for own in [["MOLLIE_API_KEY": "live_abc"], ["MOLLIE_API_KEY": ""], ["MOLLIE_API_KEY_FILE": "/run/key"]] {
            let named = PaymentProvider(environment: own, port: 9)
            #expect(named == .named && named.standIn(executables: "/bin", inherited: own) == nil)
            #expect(named.settings(inherited: own.merging(["HOME": "/"]) { own, _ in own }, gateway: "http://127.0.0.1:1") == own)
            #expect(PaymentProvider.removingSettings(from: own.merging(["HOME": "/"]) { own, _ in own }) == ["HOME": "/"])
        }
    }

    @Test func aTemporaryDataFolderIsRemovedAndAGivenOneStays() throws {
        let temporary = try DataDirectory(nil)
        #expect(FileManager.default.fileExists(atPath: temporary.path))
        try temporary.removeIfTemporary()
        #expect(!FileManager.default.fileExists(atPath: temporary.path))
        let folder = try TemporaryFolder()
        let given = try DataDirectory(folder.path + "/data")
        try given.removeIfTemporary()
        #expect(FileManager.default.fileExists(atPath: given.path))
    }

    @Test func tokensSayWhoIsWho() async throws {
        let secrets = try StackSecrets()
        let tokens = try secrets.tokens(now: Self.t0)
        let claims = try [tokens.allPolicies, tokens.noPolicies, tokens.notStaff].map(Self.claims)
        #expect(claims.map { $0.staffPolicies.count } == [StaffPolicy.allCases.count, 0, 0])
        #expect(claims.map(\.adminAccess) == [true, true, false])
        #expect(claims.allSatisfy { $0.exp == Self.t0.milliseconds / 1_000 + 12 * 3_600 })
        #expect(try StackSecrets().staffTokens != secrets.staffTokens)
        #expect(secrets.staffTokens != secrets.internalTokens)
    }

    private struct Claims: Decodable {
        var adminAccess: Bool
        var staffPolicies: [String]
        var exp: Int64
    }

    private static func claims(_ token: String) throws -> Claims {
        let part = String(token.split(separator: ".")[1]).replacing("-", with: "+").replacing("_", with: "/")
        let padded = part + String(repeating: "=", count: (4 - part.count % 4) % 4)
        let data = try #require(Data(base64Encoded: padded))
        return try WireJSONDecoder().decode(Claims.self, from: Array(data))
    }

    @Test func portsAreDifferentAndCanBeListenedOn() throws {
        let ports = try FreePort.find(5)
        #expect(Set(ports).count == 5)
        #expect(try (1_024..<32_768).contains(FreePort.findPair()))
    }

    static let t1 = Instant(milliseconds: 1_790_000_000_000)
    static let organisation = OrganisationID(high: 1, low: 2)
    static let head = #""effective_at":"2026-09-21T14:13:20Z""#
    static let owner = #""organisation_id":"00000000-0000-0001-0000-000000000002""#

    static let lines: [(AccountHistoryEntry.Decision, String)] = [
        (
            .tier(.pilot, .annual, expiresAt: nil, reason: "Pilot"),
            #"{"billing_period":"annual",\#(head),"kind":"tier",\#(owner),"reason":"Pilot","tier":"pilot"}"#
        ),
        (
            .managed(.guardian, .annual, seats: 25),
            #"{"billing_period":"annual",\#(head),"kind":"billing_mode",\#(owner),"payment_mode":"offline","seats":25,"tier":"guardian"}"#
        ),
        (
            .accountManager(email: "ilse@dembrane.com"),
            #"{\#(head),"email":"ilse@dembrane.com","kind":"account_manager",\#(owner)}"#
        ),
        (
            .discount(Discount(kind: .scholarship, percent: .hundred), on: nil, reason: "Grant"),
            #"{"discount":{"kind":"scholarship","percent":100},\#(head),"kind":"discount",\#(owner),"reason":"Grant"}"#
        ),
        (
            .trial(.changemaker, months: 2, reason: "Try"),
            #"{\#(head),"kind":"trial","months":2,\#(owner),"reason":"Try","tier":"changemaker"}"#
        ),
        (
            .paidPeriod(start: LocalDate(daysSince1970: 20_454), end: LocalDate(daysSince1970: 20_818), net: Cents(10_001), reference: "R"),
            #"{\#(head),"kind":"paid_period","net_cents":10001,\#(owner),"period_end":"2026-12-31","period_start":"2026-01-01","#
                + #""received_on":"2026-09-21","reference":"R","source":"transfer","total_cents":12101}"#
        ),
        (
            .openInvoice(number: "F1", to: .init(legalName: "Acme", country: "NL", vatID: nil), for: "Training", net: Cents(10_050)),
            #"{"buyer":{"country":"NL","legal_name":"Acme"},"description":"Training","issued_in":"Moneybird","issued_on":"2026-09-21","#
                + #""kind":"invoice","net_cents":10050,"number":"F1",\#(owner),"purpose":"one_off","total_cents":12161,"#
                + #""vat_category":"S","vat_cents":2111,"vat_percent":21}"#
        ),
        (
            .openInvoice(number: "F2", to: .init(legalName: "B", country: "BE", vatID: "BE1"), for: "T", net: Cents(100)),
            #"{"buyer":{"country":"BE","legal_name":"B","vat_id":"BE1"},"description":"T","issued_in":"Moneybird","#
                + #""issued_on":"2026-09-21","kind":"invoice","net_cents":100,"number":"F2",\#(owner),"purpose":"one_off","#
                + #""total_cents":100,"vat_category":"AE","vat_cents":0,"vat_percent":0}"#
        ),
    ]

    @Test(arguments: lines.indices) func historyIsWrittenInTheFormatOfTheImport(index: Int) throws {
        let (decision, expected) = Self.lines[index]
        let entry = AccountHistoryEntry(organisationID: Self.organisation, workspaceID: nil, at: Self.t1, decision: decision)
        #expect(String(decoding: try HistoryLine(entry).encoded(), as: UTF8.self) == expected)
    }
}
