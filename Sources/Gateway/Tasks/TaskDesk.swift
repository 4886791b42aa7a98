import Contracts
import HTTP
import StaffAPI
import WebKit

/// Asks the owners what waits for a person, at the same time. An owner that is down, or of a version that can't tell yet, takes only its
/// own kinds with it.
struct TaskDesk: Sendable {
    let owners: OwnerClient

    /// Throws 503 where nobody answers.
    func answer(for request: GatewayRequest) async throws -> TasksAnswer {
        let answer = try await tasks(for: request)
        guard answer.unavailable.count < TaskKind.allCases.count else {
            throw Problem.unavailable("nobody can tell what waits now; try again in a moment")
        }
        return answer
    }

    /// Whatever can be told.
    func tasks(for request: GatewayRequest) async throws -> TasksAnswer {
        let told = try await told([:], request)
        return TasksAnswer(
            tasks: Owner.allCases.flatMap { told.groups[$0] ?? [] }.filter { $0.count > 0 }.sorted(by: Self.isMoreUrgent),
            nextRenewal: told.nextRenewal.map(NextRenewal.init), unavailable: TaskKind.allCases.filter { told.groups[$0.owner] == nil })
    }

    /// How many there are of each kind, for every page; without those that nobody can tell of.
    func counts(for request: GatewayRequest) async throws -> [TaskKind: Int] {
        let groups = try await told(["limit": "0"], request).groups.values.flatMap { $0 }
        return groups.reduce(into: [:]) { counts, group in if let kind = group.kind.known { counts[kind] = group.count } }
    }

    /// What each owner tells; without those that are away.
    private struct Told {
        var groups: [Owner: [TaskGroup]] = [:]
        var nextRenewal: RenewalRow?
    }

    private func told(_ query: QueryItems, _ request: GatewayRequest) async throws -> Told {
        async let ofBilling = owners.unlessAway {
            try await owners.ask(JoinedParts.billingTasks, query, for: request) as BillingTasksAnswer
        }
        async let ofPartner = owners.unlessAway {
            try await owners.ask(JoinedParts.partnerTasks, query, for: request) as PartnerTasksAnswer
        }
        async let ofTraining = trainings(request)
        async let ofRollup = blockedWorkspaces(request)
        let billing = try await ofBilling
        let partner = try await ofPartner
        let training = try await ofTraining
        let rollup = try await ofRollup
        var told = Told(nextRenewal: billing?.nextRenewal)
        if let billing { told.groups[.billing] = billing.groups }
        if let partner { told.groups[.partner] = partner.groups }
        if let training { told.groups[.training] = training }
        if let rollup { told.groups[.rollup] = [rollup] }
        return told
    }

    private func blockedWorkspaces(_ request: GatewayRequest) async throws -> TaskGroup? {
        let query: QueryItems = ["reason": RiskReason.pilotHardBlock.rawValue, "limit": "1"]
        let answer = try await owners.unlessAway { try await owners.ask(RollupOperations.atRisk, query, for: request) as AtRiskAnswer }
        return answer?.counts.map { counts in
            TaskGroup(.workspaceBlocked, count: counts[RiskReason.pilotHardBlock.rawValue] ?? 0, href: TaskKind.workspaceBlocked.path)
        }
    }

    /// Each is told by its number alone.
    private func trainings(_ request: GatewayRequest) async throws -> [TaskGroup]? {
        let answer = try await owners.unlessAway { try await owners.ask(JoinedParts.trainingTasks, for: request) as TrainingTasksAnswer }
        return answer.map { told in
            [
                TaskGroup(.sessionRequested, count: told.requestedSessions, href: TaskKind.sessionRequested.path),
                TaskGroup(.followUpOpen, count: told.openFollowUps, href: TaskKind.followUpOpen.path),
                TaskGroup(.licenceExpiring, count: told.licencesExpiringSoon, href: TaskKind.licenceExpiring.path),
            ]
        }
    }

    /// What is late first, then what has waited longest; what is told by its number alone comes last.
    private static func isMoreUrgent(_ one: TaskGroup, _ other: TaskGroup) -> Bool {
        if (one.late > 0) != (other.late > 0) { return one.late > 0 }
        guard let since = one.items.first?.since else { return false }
        return other.items.first.map { since < $0.since } ?? true
    }
}
