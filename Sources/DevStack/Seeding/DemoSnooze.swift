import Contracts
import HTTP
import WireJSON

/// Puts one workspace of the demo that is at its cap aside, through the staff API as staff would.
struct DemoSnooze: Sendable {
    private struct Body: Encodable {
        var until: LocalDate
        var unlessWorse: Bool
        var reason: String
    }

    private static let days = 21
    /// How long RollupService may take to hear of the workspace and all that was recorded in it.
    private static let deadlineSeconds = 60

    let client: HTTPClient
    let gateway: String
    let token: String

    /// Safe to repeat: the same key and body are answered as they were the first time.
    func set(for world: DemoWorld) async throws {
        guard let index = DemoStory.round.firstIndex(of: .freeAtCap), index < world.size.organisationCount,
            let workspace = world.organisation(index).facts.lazy.compactMap({ $0.payload as? WorkspaceChanged }).first?.workspaceID
        else { return }
        let body = Body(
            until: world.now.adding(days: Self.days).date, unlessWorse: true, reason: "Decides about Changemaker after its board meeting")
        let request = HTTPClientRequest(
            .post, "\(gateway)/api/v1/at-risk/\(workspace)/snooze",
            headers: [
                "Authorization": "Bearer \(token)", "Content-Type": "application/json", "Idempotency-Key": "demo-snooze-\(workspace)",
            ], body: try WireJSONEncoder().encode(body))
        let deadline = ContinuousClock.now + .seconds(Self.deadlineSeconds)
        while true {
            let answer = try await client.send(request)
            // 422 at a later start with fresh data: the day that the demo leads up to lies too far back.
            if answer.status == 200 || answer.status == 422 { return }
            // 404 and 409 until everything about the workspace has arrived, 503 while the service starts.
            guard [404, 409, 503].contains(answer.status), ContinuousClock.now < deadline else {
                throw StackError.demo("\(workspace) was not put aside: \(answer.status) \(answer.text.prefix(300))")
            }
            try await Task.sleep(for: .milliseconds(100))
        }
    }
}
