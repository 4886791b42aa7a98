import Database
import EventKit
import HTTP
import ServiceKit
import StaffAPI
import WebKit

/// Asks every service how its checks of itself stand, or for a run of them. One that is down is named so, and keeps none of the others back.
struct CheckDesk: Sendable {
    let owners: OwnerClient
    let context: ServiceContext

    func last(for request: GatewayRequest) async throws -> ChecksAnswer {
        let own = CheckedService(.gateway, try await context.database.reading { try SelfCheckTable($0).state() })
        return ChecksAnswer(services: await ofOwners { try await last(of: $0, request) } + [own])
    }

    /// Each service begins a run at once, unless one goes on.
    func run(for request: GatewayRequest) async throws -> ChecksAnswer {
        // Staff change nothing by it, so that it is no matter of the audit trail.
        context.logger.info("checks were asked for", ["subject": .string(request.identity.subject)], trace: request.trace)
        let own = try await context.changes.perform { work in
            try SelfChecks.request(work)
            return try SelfCheckTable(work.connection).state()
        }
        let others = await ofOwners { owner in
            let asked = OwnerRequest(commanding: owner, SelfCheckOperations.run(by: owner.operations), for: request)
            return CheckedService(owner.operations, try await owners.ask(asked, as: RunAnswer.self).selfChecks)
        }
        return ChecksAnswer(services: others + [CheckedService(.gateway, own)])
    }

    private struct RunAnswer: Decodable {
        let selfChecks: SelfCheckAnswer
    }

    private func last(of owner: Owner, _ request: GatewayRequest) async throws -> CheckedService {
        CheckedService(owner.operations, try await owners.ask(SelfCheckOperations.last(of: owner.operations), for: request))
    }

    /// All are asked at once; in the order of the owners.
    private func ofOwners(_ ask: @escaping @Sendable (Owner) async throws -> CheckedService) async -> [CheckedService] {
        let found = await withTaskGroup(of: (Owner, CheckedService).self) { group in
            for owner in Owner.allCases {
                group.addTask {
                    do {
                        return (owner, try await ask(owner))
                    } catch {
                        let problem = Problem(telling: error) ?? .internalError
                        return (owner, CheckedService(owner.operations, unavailable: problem.sentence))
                    }
                }
            }
            return await group.reduce(into: [Owner: CheckedService]()) { $0[$1.0] = $1.1 }
        }
        return Owner.allCases.compactMap { found[$0] }
    }
}
