import Contracts
import HTTP
import ServiceTesting
import Testing
import WireJSON
@testable import BillingService

/// A request that is refused, what was done before it, and how the refusal is told.
struct Refusal: Sendable, CustomTestStringConvertible {
    enum Given: Sendable { case nothing, subscription, managed, trial }

    var given: Given = .nothing
    var method: HTTPMethod = .post
    var path: String
    var body: JSONValue
    var status: Int
    var field: String?

    var testDescription: String { "\(method.rawValue) \(path) \(body) given \(given)" }
}

@Suite("Refusals")
struct RefusalTests {
    static let rules: [Refusal] = [
        Refusal(given: .subscription, path: accountPath + "/tier", body: ["tier": "guardian", "reason": "x"], status: 409),
        Refusal(given: .subscription, path: accountPath + "/trial", body: ["reason": "x"], status: 409),
        Refusal(given: .subscription, path: accountPath + "/managed", body: ["tier": "guardian"], status: 409),
        Refusal(given: .managed, path: accountPath + "/trial", body: ["reason": "x"], status: 409),
        Refusal(given: .trial, path: accountPath + "/trial", body: ["reason": "x", "tier": "guardian"], status: 409),
        Refusal(path: accountPath + "/self-serve", body: ["to_free": true], status: 409),
        Refusal(method: .put, path: accountPath + "/tier-end", body: ["ends_on": "2027-01-31", "reason": "x"], status: 409),
        Refusal(given: .trial, method: .delete, path: accountPath + "/tier-end", body: ["reason": "x"], status: 409),
        Refusal(method: .delete, path: accountPath + "/trial", body: ["reason": "x"], status: 409),
        Refusal(
            given: .subscription, method: .put, path: accountPath + "/discount", body: ["kind": "trial", "percent": 100, "reason": "x"],
            status: 409, field: "kind"),
        Refusal(
            given: .managed, method: .put, path: "/workspaces/\(Known.workspace)/discount",
            body: ["kind": "trial", "percent": 5, "reason": "x"], status: 409, field: "kind"),
    ]

    static let fields: [Refusal] = [
        Refusal(
            given: .trial, method: .put, path: accountPath + "/tier-end", body: ["ends_on": "2026-11-22", "reason": "x"], status: 422,
            field: "ends_on"),
        Refusal(
            given: .trial, method: .put, path: accountPath + "/tier-end", body: ["ends_on": "2027-01-31"], status: 422, field: "reason"),
        Refusal(given: .trial, method: .delete, path: accountPath + "/trial", body: [:], status: 422, field: "reason"),
        Refusal(path: accountPath + "/tier", body: ["tier": "pilot", "reason": "x"], status: 422, field: "tier"),
        Refusal(path: accountPath + "/tier", body: ["tier": "golden", "reason": "x"], status: 422, field: "tier"),
        Refusal(path: accountPath + "/tier", body: ["reason": "x"], status: 422, field: "tier"),
        Refusal(path: accountPath + "/tier", body: ["tier": "guardian"], status: 422, field: "reason"),
        Refusal(path: accountPath + "/tier", body: ["tier": "guardian", "reason": "  "], status: 422, field: "reason"),
        Refusal(
            path: accountPath + "/tier", body: ["tier": "guardian", "reason": .string(String(repeating: "x", count: 501))], status: 422,
            field: "reason"),
        Refusal(path: accountPath + "/trial", body: ["reason": "x", "months": 13], status: 422, field: "months"),
        Refusal(path: accountPath + "/trial", body: ["reason": "x", "months": 0], status: 422, field: "months"),
        Refusal(path: accountPath + "/trial", body: ["reason": "x", "tier": "free"], status: 422, field: "tier"),
        Refusal(path: accountPath + "/managed", body: ["tier": "free"], status: 422, field: "tier"),
        Refusal(path: accountPath + "/managed", body: ["tier": "guardian", "seats": 0], status: 422, field: "seats"),
        Refusal(
            path: accountPath + "/managed", body: ["tier": "guardian", "account_manager": "eva@dembrane.com.evil.example"], status: 422,
            field: "account_manager"),
        Refusal(given: .managed, path: accountPath + "/self-serve", body: [:], status: 422, field: "to_free"),
        Refusal(
            given: .managed, path: accountPath + "/self-serve", body: ["to_free": true, "keep_until": "2027-01-31"], status: 422,
            field: "keep_until"),
        Refusal(given: .managed, path: accountPath + "/self-serve", body: ["keep_until": "2026-11-22"], status: 422, field: "keep_until"),
        Refusal(given: .managed, path: accountPath + "/self-serve", body: ["keep_until": "2028-11-24"], status: 422, field: "keep_until"),
        Refusal(given: .managed, path: accountPath + "/self-serve", body: ["keep_until": "9999-12-31"], status: 422, field: "keep_until"),
        Refusal(
            given: .managed, path: accountPath + "/self-serve", body: ["keep_until": "9999-12-31T23:59:59-23:59"], status: 422,
            field: "keep_until"),
        Refusal(
            path: accountPath + "/tier", body: ["tier": "guardian", "reason": "x", "expires_at": "9999-12-31T23:59:59-23:59"], status: 422,
            field: "expires_at"),
        Refusal(
            path: accountPath + "/tier", body: ["tier": "guardian", "reason": "x", "expires_at": "2036-11-24T00:00:01Z"], status: 422,
            field: "expires_at"),
        Refusal(path: accountPath + "/tier", body: ["tier": "guardian", "reason": "\u{2060}"], status: 422, field: "reason"),
        Refusal(path: accountPath + "/trial", body: ["reason": "x\u{0}"], status: 422, field: "reason"),
        Refusal(
            method: .put, path: accountPath + "/discount",
            body: ["kind": "scholarship", "percent": 17, "reason": .string("a" + String(repeating: "\u{301}", count: 505_000))],
            status: 422,
            field: "reason"),
        Refusal(
            given: .managed, path: accountPath + "/self-serve", body: ["to_free": true, "reason": "\u{3164}"], status: 422, field: "reason"),
        Refusal(method: .delete, path: accountPath + "/discount", body: ["reason": "\u{FEFF}"], status: 422, field: "reason"),
        Refusal(method: .put, path: accountPath + "/account-manager", body: ["email": "eva@example.com"], status: 422, field: "email"),
        Refusal(method: .put, path: accountPath + "/account-manager", body: [:], status: 422, field: "email"),
        Refusal(
            method: .put, path: accountPath + "/discount", body: ["kind": "trial", "percent": 101, "reason": "x"], status: 422,
            field: "percent"),
        Refusal(method: .put, path: accountPath + "/discount", body: ["kind": "trial", "percent": 10], status: 422, field: "reason"),
        Refusal(method: .put, path: accountPath + "/discount", body: ["percent": 10, "reason": "x"], status: 422, field: "kind"),
    ]

    static let unknown: [Refusal] = [
        Refusal(path: "/accounts/\(AccountID(of: Known.otherOrganisation))/trial", body: ["reason": "x"], status: 404),
        Refusal(path: "/accounts/nonsense/trial", body: ["reason": "x"], status: 404),
        Refusal(path: "/workspaces/\(WorkspaceID(high: 1, low: 1))/tier", body: ["tier": "guardian", "reason": "x"], status: 404),
    ]

    @Test(arguments: rules + fields + unknown)
    func changeNothingAndSayWhy(refusal: Refusal) async throws {
        try await withService(given: try Facts.customer) { service in
            try await prepare(refusal.given, service)
            let before = try service.events().count
            let answer = try await service.send(refusal.method, refusal.path, body: refusal.body)
            #expect(answer.status == refusal.status, "\(answer.text)")
            #expect(answer.json["field"] == refusal.field.map(JSONValue.string))
            #expect(try service.events().count == before)
        }
    }

    static let pathsOfTiers = [accountPath, "/workspaces/\(Known.workspace)"]

    @Test(arguments: pathsOfTiers)
    func aChangeOfTierNeedsItsPolicy(path: String) async throws {
        try await withService(given: try Facts.customer) { service in
            let body: JSONValue = ["tier": "guardian", "reason": "x"]
            let answer = try await service.post(path + "/tier", body, as: ServiceHarness.max)
            #expect(answer.status == 403)
            #expect(answer.text.contains("staff:can_set_tier"))
        }
    }

    static let tiersByOtherCommands: [Refusal] = [
        Refusal(given: .trial, method: .delete, path: accountPath + "/trial", body: ["reason": "x"], status: 403),
        Refusal(given: .trial, method: .delete, path: accountPath + "/tier-end", body: ["reason": "x"], status: 403),
        Refusal(path: accountPath + "/managed", body: ["tier": "guardian"], status: 403),
        Refusal(given: .managed, path: accountPath + "/managed", body: ["tier": "innovator"], status: 403),
        Refusal(given: .trial, path: accountPath + "/managed", body: ["tier": "changemaker"], status: 403),
        Refusal(given: .managed, path: accountPath + "/self-serve", body: ["to_free": true], status: 403),
        Refusal(path: accountPath + "/trial", body: ["reason": "x", "tier": "guardian"], status: 403),
    ]

    @Test(arguments: tiersByOtherCommands)
    func aTierIsSetByNoOtherCommandWithoutThePolicy(refusal: Refusal) async throws {
        try await withService(given: try Facts.customer) { service in
            try await prepare(refusal.given, service)
            let before = try service.events().count
            let answer = try await service.send(refusal.method, refusal.path, body: refusal.body, as: ServiceHarness.max)
            #expect(answer.status == refusal.status, "\(answer.text)")
            #expect(answer.text.contains("staff:can_set_tier"))
            #expect(try service.events().count == before)
        }
    }

    @Test func whatLeavesTheTierNeedsNoPolicy() async throws {
        try await withService(given: try Facts.customer) { service in
            try await prepare(.managed, service)
            let commands: [(String, JSONValue)] = [
                ("/managed", ["tier": "guardian", "seats": 7]), ("/self-serve", ["keep_until": "2027-01-31"]),
                ("/managed", ["tier": "guardian"]),
            ]
            for (path, body) in commands {
                let answer = try await service.post(accountPath + path, body, as: ServiceHarness.max)
                #expect(answer.status == 200, "\(answer.text)")
            }
        }
        try await withService(given: try Facts.customer) { service in
            let trial = try await service.post(accountPath + "/trial", ["reason": "x"], as: ServiceHarness.max)
            #expect(trial.status == 200, "\(trial.text)")
        }
    }

    /// Whoever mistypes a number learns the field and what it may hold.
    @Test(
        arguments: [
            (HTTPMethod.post, "/trial", ["reason": "x", "months": 13], "months", "from 1 to 12"),
            (.post, "/trial", ["reason": "x", "months": 1.5], "months", "from 1 to 12"),
            (.post, "/managed", ["tier": "guardian", "seats": 0], "seats", "from 1 to 1000000"),
            (.post, "/managed", ["tier": "guardian", "seats": 10.5], "seats", "from 1 to 1000000"),
            (.put, "/discount", ["kind": "scholarship", "percent": 101, "reason": "x"], "percent", "from 0 to 100"),
            (.put, "/discount", ["kind": "scholarship", "percent": 10.5, "reason": "x"], "percent", "from 0 to 100"),
        ] as [(HTTPMethod, String, JSONValue, String, String)])
    func aNumberOutsideIsToldItsRange(method: HTTPMethod, path: String, body: JSONValue, field: String, range: String) async throws {
        try await withService(given: try Facts.customer) { service in
            let answer = try await service.send(method, accountPath + path, body: body)
            #expect(answer.status == 422)
            #expect(answer.json["field"] == .string(field))
            #expect(answer.text.contains(range), "\(answer.text)")
        }
    }

    private func prepare(_ given: Refusal.Given, _ service: ServiceHarness) async throws {
        switch given {
        case .nothing: break
        case .subscription: try service.apply([try Facts.subscription()])
        case .managed: try await service.command(.post, accountPath + "/managed", ["tier": "guardian"])
        case .trial: try await service.command(.post, accountPath + "/trial", ["reason": "Met at a fair"])
        }
    }
}
