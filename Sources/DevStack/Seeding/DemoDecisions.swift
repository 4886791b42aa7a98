import Contracts
import HTTP
import WireJSON

/// Decides some of the demo's upgrade requests through the staff API, as staff would. None of these changes the terms of an account that
/// there is.
struct DemoDecisions: Sendable {
    private struct Approval: Encodable {
        var tier: Tier?
        var billingPeriod: BillingPeriod?
        var staffNotes: String?
    }

    private struct Denial: Encodable {
        var note: String
        var staffNotes: String
    }

    /// How long BillingService may take to hear of a request.
    private static let deadlineSeconds = 60

    let client: HTTPClient
    let gateway: String
    let token: String

    /// Safe to repeat: a request is decided once.
    func make(in world: DemoWorld) async throws {
        let encoder = WireJSONEncoder()
        try await decide(
            .partner, "approve",
            encoder.encode(Approval(tier: .changemaker, billingPeriod: .monthly, staffNotes: "Guardian isn't ready for clients yet")),
            in: world)
        try await decide(.legacyPioneer, "approve", encoder.encode(Approval()), in: world)
        try await decide(
            .freeApproachingCap, "deny",
            encoder.encode(
                Denial(
                    note: "Guardian is more than a school of your size needs. Shall we talk about Changemaker with a scholarship?",
                    staffNotes: "Call them after the holidays")),
            in: world)
    }

    private func decide(_ story: DemoStory, _ decision: String, _ body: [UInt8], in world: DemoWorld) async throws {
        guard let index = DemoStory.round.firstIndex(of: story), index < world.size.organisationCount,
            let id = world.organisation(index).facts.lazy.compactMap({ $0.payload as? UpgradeRequested }).first?.requestID
        else { return }
        let request = HTTPClientRequest(
            .post, "\(gateway)/api/v1/upgrade-requests/\(id)/\(decision)",
            headers: ["Authorization": "Bearer \(token)", "Content-Type": "application/json", "Idempotency-Key": "demo-request-\(id)"],
            body: body)
        let deadline = ContinuousClock.now + .seconds(Self.deadlineSeconds)
        while true {
            let answer = try await client.send(request)
            // 409 at a later start, once the answer under the key is kept no longer.
            if answer.status == 200 || answer.status == 409 { return }
            // 404 until the request has arrived, 503 while the service starts.
            guard [404, 503].contains(answer.status), ContinuousClock.now < deadline else {
                throw StackError.demo("request \(id) was not decided: \(answer.status) \(answer.text.prefix(300))")
            }
            try await Task.sleep(for: .milliseconds(100))
        }
    }
}
