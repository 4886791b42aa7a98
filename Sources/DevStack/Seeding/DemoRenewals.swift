import Contracts
import HTTP
import StaffAPI
import WireJSON

/// Notes what was said of two renewals of the demo, one of which it puts aside, through the staff API as staff would. Both follow from the
/// imported past, so that BillingService has known them since before it was ready.
struct DemoRenewals: Sendable {
    private struct Note: Encodable {
        var note: String
        var snoozeUntil: LocalDate?
    }

    private static let snoozeDays = 7

    let client: HTTPClient
    let gateway: String
    let token: String

    /// Safe to repeat: what was noted already, or renewed since, is left alone.
    func note(in world: DemoWorld) async throws {
        try await note(.managedLapsed, .invoicePeriod, Note(note: "Waits for the purchase order of the new budget year"), in: world)
        try await note(
            .trialRunning, .trial,
            Note(note: "The board decides next week", snoozeUntil: world.now.adding(days: Self.snoozeDays).date), in: world)
    }

    private func note(_ story: DemoStory, _ kind: RenewalKind, _ note: Note, in world: DemoWorld) async throws {
        guard let index = DemoStory.round.firstIndex(of: story), index < world.size.organisationCount else { return }
        let account = AccountID(of: world.organisation(index).organisationID)
        let limit = StaffAPI.Operation.Parameter.limitRange.upperBound
        let list = try await client.send(request(.get, "/renewals?kind=\(kind.rawValue)&limit=\(limit)"))
        guard list.status == 200 else { throw StackError.demo("renewals: \(list.status) \(list.text.prefix(300))") }
        let rows = try WireJSONDecoder().decode(RenewalsAnswer.self, from: list.body).renewals
        guard let row = rows.first(where: { $0.accountID == account }), row.note == nil else { return }
        var command = request(.post, "/renewals/\(row.renewalID)/note", body: try WireJSONEncoder().encode(note))
        command.headers["Content-Type"] = "application/json"
        command.headers["Idempotency-Key"] = "demo-\(row.renewalID)"
        let answer = try await client.send(command)
        // 422 at a later start with fresh data: the day that the demo leads up to lies too far back.
        guard answer.status == 200 || answer.status == 422 else {
            throw StackError.demo("\(row.renewalID) was not noted: \(answer.status) \(answer.text.prefix(300))")
        }
    }

    private func request(_ method: HTTPMethod, _ path: String, body: [UInt8] = []) -> HTTPClientRequest {
        HTTPClientRequest(method, "\(gateway)/api/v1\(path)", headers: ["Authorization": "Bearer \(token)"], body: body)
    }
}
