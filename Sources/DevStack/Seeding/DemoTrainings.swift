import Contracts
import StaffAPI
import WireJSON

/// Holds one training of the demo and plans another one, through the staff API as staff would.
struct DemoTrainings: Sendable {
    private struct Catalogue: Decodable {
        struct Entry: Decodable { var trainingID: TrainingID }
        var trainings: [Entry]
    }

    private struct Plan: Encodable {
        var organisationID: OrganisationID
        var trainingID: TrainingID
        var scheduledAt: Instant
        var expectedParticipants: Int
    }

    private struct Addresses: Encodable { var addresses: [String] }
    private struct Completion: Encodable { var completedOn: LocalDate }

    /// How long TrainingService may take to hear of the organisation and its people.
    private static let deadlineSeconds = 60
    private static let heldDaysAgo = 10
    private static let plannedInDays = 12

    let desk: DemoDesk

    /// Safe to repeat: where the training was held already, nothing is done.
    func hold(in world: DemoWorld) async throws {
        guard let index = DemoStory.round.firstIndex(of: .managedPaid), index < world.size.organisationCount else { return }
        let organisation = world.organisation(index).organisationID
        let deadline = ContinuousClock.now + .seconds(Self.deadlineSeconds)
        let sessions: SessionsAnswer = try await desk.get(
            "/training-sessions?organisation=\(organisation)&status=completed", until: deadline)
        let catalogue: Catalogue = try await desk.get("/trainings", until: deadline)
        guard sessions.sessions.isEmpty, let online = catalogue.trainings.first?.trainingID else { return }
        let held = try await plan(
            organisation, online, at: world.now.adding(days: -Self.heldDaysAgo).date, mark: "-held", until: deadline)
        let people = try await people(for: held, until: deadline)
        let path = "/training-sessions/\(held)"
        let _: SessionAnswer = try await desk.post("\(path)/roster", Addresses(addresses: people), until: deadline)
        let day = world.now.adding(days: -Self.heldDaysAgo).date
        let _: SessionAnswer = try await desk.post("\(path)/complete", Completion(completedOn: day), until: deadline)
        let planned = try await plan(
            organisation, online, at: world.now.adding(days: Self.plannedInDays).date, mark: "-planned", until: deadline)
        let _: SessionAnswer = try await desk.post(
            "/training-sessions/\(planned)/roster", Addresses(addresses: Array(people.prefix(2))), until: deadline)
    }

    private func plan(
        _ organisation: OrganisationID, _ training: TrainingID, at day: LocalDate, mark: String, until deadline: ContinuousClock.Instant
    ) async throws -> TrainingSessionID {
        let plan = Plan(
            organisationID: organisation, trainingID: training, scheduledAt: day.start.adding(hours: 12), expectedParticipants: 4)
        let answer: SessionAnswer = try await desk.post("/training-sessions", plan, mark: mark, until: deadline)
        return answer.session.sessionID
    }

    /// The addresses of members, once the service has heard of some.
    private func people(for session: TrainingSessionID, until deadline: ContinuousClock.Instant) async throws -> [String] {
        while true {
            let found: CandidatesAnswer = try await desk.get("/training-sessions/\(session)/candidates", until: deadline)
            let addresses = found.people.prefix(4).compactMap(\.email)
            if !addresses.isEmpty { return addresses }
            guard ContinuousClock.now < deadline else { throw StackError.demo("nobody of session \(session) was heard of") }
            try await Task.sleep(for: .milliseconds(100))
        }
    }
}
