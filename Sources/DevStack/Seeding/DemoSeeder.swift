import Contracts
import Foundation
import HTTP
import Kafka
import WireJSON

/// Puts the demo where its parts belong: facts into the platform's topic, the accounts' past into BillingService, partners through the API.
struct DemoSeeder: Sendable {
    let plan: ServicePlan
    let console: Console

    /// To be called before the services run. Facts go in only while the platform's topic is empty, so that a kept cluster gets them once
    /// and the embedded one, which forgets, gets the same ones at every start.
    func seed(_ options: Options, now: Instant) async throws -> DemoWorld? {
        guard options.demo != .none else { return nil }
        let isTopicEmpty = try await KafkaAdmin(plan.cluster.configuration).watermarks(topic: EventContext.platform.topic)
            .values.allSatisfy { $0.high == 0 }
        var marker = try DemoMarker.read(in: plan.data)
        if marker == nil {
            guard isTopicEmpty else {
                console.say("the cluster has facts of the platform already, so no demo is added")
                return nil
            }
            marker = DemoMarker(size: options.demo.rawValue, seed: Int64(options.seed), now: now, isImported: false)
        }
        guard var marker, let world = marker.world else { throw StackError.demo("demo.json names an unknown size") }
        try marker.write(in: plan.data)
        if isTopicEmpty { try await produceFacts(world) }
        if !marker.isImported {
            try await importHistory(world)
            marker.isImported = true
            try marker.write(in: plan.data)
        }
        return world
    }

    private func produceFacts(_ world: DemoWorld) async throws {
        let producer = try KafkaProducer(plan.cluster.configuration, clientID: "devstack")
        do {
            let count = try await FactProducer(producer: producer).produce(world)
            await producer.close()
            console.say("put \(count) facts of \(world.size.organisationCount) organisations into \(EventContext.platform.topic)")
        } catch {
            await producer.close()
            throw StackError.demo("\(error)")
        }
    }

    private func importHistory(_ world: DemoWorld) async throws {
        let path = plan.data.folder("demo-accounts.jsonl")
        var text: [UInt8] = []
        for index in 0..<world.size.organisationCount {
            for entry in world.organisation(index).history { text += try HistoryLine(entry).encoded() + [UInt8(ascii: "\n")] }
        }
        guard FileManager.default.createFile(atPath: path, contents: Data(text)) else {
            throw StackError.dataDirectory("\(path) can't be written")
        }
        let program = plan.program(.billing, arguments: ["import", path])
        let (end, lines) = try await program.runToItsEnd { [console] in console.relay($0, from: "import") }
        guard end == .exited(code: 0) else { throw ProgramError.failed(name: "BillingService import", end, lastLines: lines) }
        try FileManager.default.removeItem(atPath: path)
    }
}
