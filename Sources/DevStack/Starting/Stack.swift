import EventKit
import Foundation
import ProcessKit

/// The whole back office on one machine, from an empty folder to an answering console and back.
struct Stack: Sendable {
    let options: Options
    let console: Console
    /// The folder in which the executables lie.
    let executables: String

    /// Runs until the signal; whatever was started is stopped, and a temporary folder removed, before it returns or throws.
    func run(until stopping: StopSignal) async throws {
        let data = try DataDirectory(options.dataDirectory)
        let outcome = await attempt { try await run(in: data, until: stopping) }
        let ending = await attempt { try data.removeIfTemporary() }
        try outcome.get()
        try ending.get()
    }

    private func run(in data: DataDirectory, until stopping: StopSignal) async throws {
        let inherited = ProcessInfo.processInfo.environment
        let cluster = try await Cluster.start(
            options.broker, data: data, inherited: PaymentProvider.removingSettings(from: inherited))
        let outcome = await attempt {
            let services = ServicePlan.Service.allCases
            let ports = try FreePort.find(services.count + 1)
            let plan = ServicePlan(
                executables: executables, data: data, cluster: cluster, secrets: try StackSecrets(),
                ports: try choosePorts(Dictionary(uniqueKeysWithValues: zip(services, ports))),
                payments: PaymentProvider(environment: inherited, port: ports[services.count]), inherited: inherited)
            try await serve(plan, until: stopping)
        }
        let ending = await attempt { try await cluster.stop() }
        try outcome.get()
        try ending.get()
    }

    private func choosePorts(_ free: [ServicePlan.Service: Int]) throws -> [ServicePlan.Service: Int] {
        var ports = free
        if let chosen = options.gatewayPort {
            // Whoever has it might answer in the gateway's place.
            if let obstacle = try FreePort.obstacle(at: chosen) { throw StackError.portTaken("the gateway", chosen, obstacle) }
            ports[.gateway] = chosen
        }
        return ports
    }

    private func serve(_ plan: ServicePlan, until stopping: StopSignal) async throws {
        let seeder = DemoSeeder(plan: plan, console: console)
        let seeding = try await stopping.interrupting { [options] in try await seeder.seed(options, now: SystemTime().now) }
        guard let world = seeding else { return }
        let announcement = try Announcement(plan: plan, readyFile: options.readyFile, console: console)
        // BillingService looks at once at what Mollie has, so that the stand-in runs before it, and after it.
        try await supervising(plan.standIn.map { [$0] } ?? [], announcement) { standIn in
            let isThere: Void? = try await stopping.interrupting { try await announcement.waitForStandIn(failure: standIn.failure(of:)) }
            guard isThere != nil else { return }
            try await supervising(ServicePlan.Service.allCases.map { plan.program($0) }, announcement) { services in
                if try await stopping.interrupting({ try await announcement.make(world, failure: services.failure(of:)) }) != nil {
                    await stopping.wait()
                }
            }
        }
    }

    /// Keeps programs running while some work is done, and ends them all after it.
    private func supervising(
        _ programs: [Program], _ announcement: Announcement, _ work: (Supervisor) async throws -> Void
    ) async throws {
        let supervisor = Supervisor(programs, console: console) { name, pid in announcement.started(name, pid) }
        async let running: Void = supervisor.run()
        let outcome = await attempt { try await work(supervisor) }
        if !programs.isEmpty { console.say("stopping \(programs.map(\.name).joined(separator: ", "))") }
        await supervisor.stop()
        await running
        try outcome.get()
    }

    private func attempt(_ work: () async throws -> Void) async -> Result<Void, any Error> {
        do {
            return .success(try await work())
        } catch {
            return .failure(error)
        }
    }
}
