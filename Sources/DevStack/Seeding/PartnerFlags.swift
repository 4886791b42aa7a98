import Contracts
import HTTP
import WireJSON

/// Makes the demo's partners partners, through the staff API as staff would.
struct PartnerFlags: Sendable {
    private struct Body: Encodable {
        var isPartner: Bool
        var agreementConfirmed: Bool
        var reason: String
    }

    /// How long PartnerService may take to hear of an organisation.
    private static let deadlineSeconds = 60

    let client: HTTPClient
    let gateway: String
    let token: String

    /// Safe to repeat: an organisation that is a partner stays one.
    func set(for world: DemoWorld) async throws {
        let deadline = ContinuousClock.now + .seconds(Self.deadlineSeconds)
        for index in 0..<world.size.organisationCount where DemoStory.of(organisation: index) == .partner {
            try await set(world.organisation(index).organisationID, deadline: deadline)
        }
    }

    private func set(_ organisation: OrganisationID, deadline: ContinuousClock.Instant) async throws {
        let body = try WireJSONEncoder().encode(Body(isPartner: true, agreementConfirmed: true, reason: "Partner agreement signed"))
        let request = HTTPClientRequest(
            .put, "\(gateway)/api/v1/organisations/\(organisation)/partner",
            headers: ["Authorization": "Bearer \(token)", "Content-Type": "application/json", "Idempotency-Key": "demo-\(organisation)"],
            body: body)
        while true {
            let answer = try await client.send(request)
            if answer.status == 200 { return }
            // 404 until the fact about the organisation has arrived, 503 while the service starts.
            guard [404, 503].contains(answer.status), ContinuousClock.now < deadline else {
                throw StackError.demo("\(organisation) did not become a partner: \(answer.status) \(answer.text.prefix(300))")
            }
            try await Task.sleep(for: .milliseconds(100))
        }
    }
}
