import Contracts
import EventKit
import HTTP
import ProcessKit
import Synchronization

/// Says that the stack is ready: to programs by the ready file, to people by a few lines.
final class Announcement: Sendable {
    private struct State {
        var pids: [String: Int32] = [:]
        var isMade = false
    }

    private let plan: ServicePlan
    private let readyFile: String?
    private let console: Console
    private let tokens: ReadyFile.Tokens
    private let client: HTTPClient
    private let state = Mutex(State())

    init(plan: ServicePlan, readyFile: String?, console: Console) throws {
        self.plan = plan
        self.readyFile = readyFile
        self.console = console
        tokens = try plan.secrets.tokens(now: SystemTime().now)
        client = try HTTPClient()
    }

    /// Waits until the stand-in of Mollie answers, where there is one. Throws what stands in the way.
    func waitForStandIn(failure: @escaping @Sendable (_ name: String) -> ProgramError?) async throws {
        guard let url = plan.payments.standInURL else { return }
        try await Readiness(client: client, failure: failure).wait(for: PaymentProvider.standInName, at: url)
    }

    /// Waits until every service is ready and what staff decided in the demo is decided. Throws what stands in the way.
    /// - Parameter failure: how the last life of a service ended, if it ended by itself.
    func make(_ world: DemoWorld?, failure: @escaping @Sendable (_ service: String) -> ProgramError?) async throws {
        let readiness = Readiness(client: client, failure: failure)
        for service in ServicePlan.Service.allCases { try await readiness.wait(for: service.rawValue, at: plan.url(of: service)) }
        if let world {
            let gateway = plan.url(of: .gateway)
            try await ManagerVisits(
                client: client, gateway: gateway, tokens: try plan.secrets.managerTokens(now: SystemTime().now)
            ).make()
            try await PartnerFlags(client: client, gateway: gateway, token: tokens.allPolicies).set(for: world)
            try await DemoSnooze(client: client, gateway: gateway, token: tokens.allPolicies).set(for: world)
            try await DemoDecisions(client: client, gateway: gateway, token: tokens.allPolicies).make(in: world)
            try await DemoRenewals(client: client, gateway: gateway, token: tokens.allPolicies).note(in: world)
            let desk = DemoDesk(client: client, gateway: gateway, token: tokens.allPolicies)
            try await DemoInvoices(desk: desk).issue(for: world)
            try await DemoTrainings(desk: desk).hold(in: world)
            try await DemoReferrals(desk: desk).agree(in: world)
            if let controls { try await DemoPayments(desk: desk, controls: controls).collect(in: world) }
        }
        try state.withLock { state in
            state.isMade = true
            try write(state.pids)
        }
        console.say("ready: console and staff API at \(plan.url(of: .gateway))")
        console.say("sign in with \(signIn(tokens.allPolicies))")
        if world != nil {
            console.say("as \(DemoColleague.name), without permissions, by a token as Directus issues it: \(signIn(tokens.directus))")
        }
        if let controls { console.say("payments: a stand-in of Mollie, where no money moves; its controls at \(controls)") }
        console.say("Kafka at \(plan.cluster.configuration.bootstrapServers); data in \(plan.data.path); Ctrl-C stops everything")
    }

    /// Notes a service's process id; after the announcement the ready file follows.
    func started(_ name: String, _ pid: Int32) {
        state.withLock { state in
            state.pids[name] = pid
            guard state.isMade else { return }
            do { try write(state.pids) } catch { console.say("\(error)") }
        }
    }

    private var controls: String? { plan.payments.standInURL.map { "\($0)/stand-in" } }

    private func signIn(_ token: String) -> String { "\(plan.url(of: .gateway))/sign-in?token=\(token)" }

    private func write(_ pids: [String: Int32]) throws {
        guard let readyFile else { return }
        let services = ServicePlan.Service.allCases.map { service in
            (service.rawValue, ReadyFile.Service(url: plan.url(of: service), pid: pids[service.rawValue]))
        }
        try ReadyFile(
            gateway: plan.url(of: .gateway), bootstrap: plan.cluster.configuration.bootstrapServers,
            services: Dictionary(uniqueKeysWithValues: services),
            mollie: controls.map { ReadyFile.StandIn(controls: $0, pid: pids[PaymentProvider.standInName]) }, tokens: tokens,
            signIn: signIn(tokens.allPolicies)
        ).write(to: readyFile)
    }
}
