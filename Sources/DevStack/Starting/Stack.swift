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
        let cluster = try await Cluster.start(options.broker, data: data, inherited: inherited)
        let outcome = await attempt {
            let plan = ServicePlan(
                executables: executables, data: data, cluster: cluster, secrets: try StackSecrets(), ports: try choosePorts(),
                inherited: inherited)
            try await serve(plan, until: stopping)
        }
        let ending = await attempt { try await cluster.stop() }
        try outcome.get()
        try ending.get()
    }

    private func choosePorts() throws -> [ServicePlan.Service: Int] {
        let services = ServicePlan.Service.allCases
        var ports = Dictionary(uniqueKeysWithValues: zip(services, try FreePort.find(services.count)))
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
        let supervisor = Supervisor(ServicePlan.Service.allCases.map { plan.program($0) }, console: console) { name, pid in
            announcement.started(name, pid)
        }
        async let running: Void = supervisor.run()
        let outcome = await attempt {
            if try await stopping.interrupting({ try await announcement.make(world, failure: supervisor.failure(of:)) }) != nil {
                await stopping.wait()
            }
        }
        console.say("stopping")
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
