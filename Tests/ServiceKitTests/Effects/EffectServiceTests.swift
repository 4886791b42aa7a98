import Contracts
import EventKit
import Foundation
import HTTP
import Kafka
import ProcessKit
import ServiceTesting
import StaffAPI
import TestKit
import Testing
import WebKit

@testable import ServiceKit

@Suite struct EffectServiceTests {
    let outside = OutsideWorld()

    /// The tally service, which sends a mail whenever a tally is raised.
    var definition: ServiceDefinition {
        var definition = TallyService.definition
        definition.effects = [outside.handler()]
        definition.routes = { routes in
            routes.command(TallyOperations.raise) { request, work in
                let owner = request.path("owner")
                let raised = try work.execute(RaiseTally(by: 1, owner: owner), on: owner)
                try work.request(EffectRequest("mail", key: owner, data: Array(owner.utf8)))
                if request.http.headers["Preview"] != nil { return .preview(effects: ["a mail"], token: "t") }
                return CommandAnswer(name: "tally", value: raised.state, version: raised.version)
            }
        }
        return definition
    }

    @Test func aCommandAsksOnceHoweverOftenItIsSentAndAPreviewAsksForNothing() async throws {
        try await withHarness(definition) { harness in
            for _ in 1...3 {
                let answer = try await harness.send(.post, "/tallies/ada/raise", headers: ["Idempotency-Key": "k"])
                #expect(answer.status == 200)
            }
            #expect(try await harness.send(.post, "/tallies/bob/raise", headers: ["Preview": "1"]).status == 200)
            try await harness.runEffects()
            #expect(outside.names == ["ada"])
            #expect(try TallySums.read(harness.runtime.database) == ["ada": 1, "sent": 1])
        }
    }

    @Test func theRunningServiceDoesWhatWasAskedFor() async throws {
        let harness = try ServiceHarness(definition, kafka: KafkaConfiguration(bootstrapServers: "127.0.0.1:9"), now: t0)
        _ = try await harness.send(.post, "/tallies/ada/raise")
        #expect(try await eventually { try TallySums.read(harness.runtime.database) == ["ada": 1, "sent": 1] })
        try await harness.stop()
    }

    @Test func metricsTellTheQueueAndWhatCameOfIt() async throws {
        try await withHarness(definition) { harness in
            outside.answer("ada", .retry(reason: "busy"))
            outside.answer("bob", OutsideWorld.raises("north", by: 101))
            for owner in ["ada", "bob", "eve"] { _ = try await harness.send(.post, "/tallies/\(owner)/raise") }
            try await harness.runEffects()
            harness.time.advance(seconds: 30)
            let lines = try await metrics(harness)
            for line in [
                "effects_performed_total{kind=\"mail\",outcome=\"confirmed\"} 1",
                "effects_performed_total{kind=\"mail\",outcome=\"dead\"} 1",
                "effects_performed_total{kind=\"mail\",outcome=\"retry\"} 1",
                "effects_waiting{kind=\"mail\"} 1", "effects_dead{kind=\"mail\"} 1", "effects_oldest_waiting_seconds{kind=\"mail\"} 30",
            ] {
                #expect(lines.contains(line))
            }
            try await harness.runEffects()
            let later = try await metrics(harness)
            #expect(later.contains("effects_waiting{kind=\"mail\"} 0"))
            #expect(later.contains("effects_oldest_waiting_seconds{kind=\"mail\"} 0"))
        }
    }

    @Test func anEffectWithoutAHandlerWaitsAndIsToldUntilThereIsOne() async throws {
        let folder = NSTemporaryDirectory() + "effects-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var older = definition
        older.effects = []
        let first = try ServiceHarness(older, now: t0, directory: folder)
        _ = try await first.send(.post, "/tallies/ada/raise")
        try await first.runEffects()
        let readyz = try #require(HTTPRequest(.get, "/readyz"))
        let words = String(decoding: try await first.runtime.respond(to: readyz).collectBody(), as: UTF8.self)
        #expect(words.contains("a version that can do the effects mail"))
        #expect(try await metrics(first).contains("effects_waiting{kind=\"mail\"} 1"))
        try await first.stop()

        let second = try ServiceHarness(definition, now: t0, directory: folder)
        let later = String(decoding: try await second.runtime.respond(to: readyz).collectBody(), as: UTF8.self)
        #expect(!later.contains("effects"))
        try await second.runEffects()
        #expect(outside.names == ["ada"])
        try await second.stop()
    }

    @Test func logsHoldNoData() async throws {
        let lines = Recorder<[UInt8]>()
        let logger = Logger(service: "test", level: .debug, write: { lines.add($0) })
        outside.answer("secret", .retry(reason: "busy"), OutsideWorld.raises("north", by: 101))
        var handler = definition
        handler.routes = { routes in
            routes.command(StaffAPI.Operation("ask", .post, "/ask", owner: .partner)) { _, work in
                try work.request(EffectRequest("mail", key: "account-1", data: Array("secret".utf8)))
                return CommandAnswer(name: "asked", value: true)
            }
        }
        try await withHarness(handler, logger: logger) { harness in
            _ = try await harness.send(.post, "/ask")
            try await harness.runEffects()
            harness.time.advance(seconds: 3_600)
            try await harness.runEffects()
        }
        let text = String(decoding: lines.values.joined(), as: UTF8.self)
        #expect(text.contains("account-1, attempt 1 of 50: busy"))
        #expect(text.contains("an effect was put aside"))
        #expect(!text.contains("secret"))
    }

    @Test func aLineForOperatorsIsOneLineAndHoldsNoData() async throws {
        try await withHarness(definition) { harness in
            outside.answer("ada", .retry(after: .seconds(10), reason: "said\n\tno"))
            _ = try await harness.send(.post, "/tallies/ada/raise")
            try await harness.runEffects()
            let effect = try #require(try EffectOperations(changes: harness.runtime.context.changes).list().first)
            #expect(EffectLine.text(effect) == "\(effect.id)\twaiting\tmail\tada\t1\t\(t0)\t\(t0.adding(seconds: 10))\tsaid  no")
        }
    }

    private func metrics(_ harness: ServiceHarness) async throws -> [String] {
        let request = try #require(HTTPRequest(.get, "/metrics"))
        let text = String(decoding: try await harness.runtime.respond(to: request).collectBody(), as: UTF8.self)
        return text.split(separator: "\n").map(String.init)
    }
}
