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
        async let ofBilling = unlessAway { try await owners.ask(JoinedParts.billingTasks, for: request) as BillingTasksAnswer }
        async let ofRollup = blockedWorkspaces(request)
        let (billing, rollup) = (try await ofBilling, try await ofRollup)
        let groups = (billing?.groups ?? []) + (rollup.map { [$0] } ?? [])
        return TasksAnswer(
            tasks: groups.filter { $0.count > 0 }.sorted(by: Self.isMoreUrgent), nextRenewal: billing?.nextRenewal.map(NextRenewal.init),
            unavailable: TaskKind.allCases.filter { $0.owner == .billing ? billing == nil : rollup == nil })
    }

    /// How many there are of each kind, for every page; without those that nobody can tell of.
    func counts(for request: GatewayRequest) async throws -> [TaskKind: Int] {
        async let ofBilling = unlessAway {
            try await owners.ask(JoinedParts.billingTasks, ["limit": "0"], for: request) as BillingTasksAnswer
        }
        async let ofRollup = blockedWorkspaces(request)
        let groups = (try await ofBilling?.groups ?? []) + [try await ofRollup].compactMap { $0 }
        return groups.reduce(into: [:]) { counts, group in if let kind = group.kind.known { counts[kind] = group.count } }
    }

    private func blockedWorkspaces(_ request: GatewayRequest) async throws -> TaskGroup? {
        let query: QueryItems = ["reason": RiskReason.pilotHardBlock.rawValue, "limit": "1"]
        let answer = try await unlessAway { try await owners.ask(RollupOperations.atRisk, query, for: request) as AtRiskAnswer }
        return answer?.counts.map { counts in
            TaskGroup(.workspaceBlocked, count: counts[RiskReason.pilotHardBlock.rawValue] ?? 0, href: TaskKind.workspaceBlocked.path)
        }
    }

    private func unlessAway<Answer: Sendable>(_ ask: () async throws -> Answer) async throws -> Answer? {
        do {
            return try await ask()
        } catch let problem as Problem where problem.status == 503 || problem.status == 404 {
            return nil
        }
    }

    /// What is late first, then what has waited longest; what is told by its number alone comes last.
    private static func isMoreUrgent(_ one: TaskGroup, _ other: TaskGroup) -> Bool {
        if (one.late > 0) != (other.late > 0) { return one.late > 0 }
        guard let since = one.items.first?.since else { return false }
        return other.items.first.map { since < $0.since } ?? true
    }
}
