import Contracts
import Testing
@testable import RollupService

@Suite("The read model after a rebuild")
struct RebuildTests {
    @Test(arguments: UInt64(71)...73)
    func equalsTheLiveOne(seed: UInt64) async throws {
        let world = try World(seed: seed)
        let model = try ReadModel(now: World.now.adding(days: -20))
        // Own events are decided by the live service; here they are in the store already.
        let foreign = world.events.filter { $0.source != EventContext.rollup.source }
        try model.apply(foreign.map { [$0] })
        try await model.runTimers()
        model.time.set(World.now)
        try await model.runTimers()
        try await settle(model)
        let live = try model.dump()

        let rebuilt = try ReadModel()
        try rebuilt.restore(try model.ownEvents())
        try rebuilt.apply([foreign.reversed()])
        try await settle(rebuilt)
        #expect(live.contains { $0.hasPrefix("workspace_locks") && !$0.contains("reached_at=NULL") })
        #expect(try rebuilt.dump() == live)
    }

    /// Since when workspaces are locked is looked for afterwards.
    private func settle(_ model: ReadModel) async throws {
        try await model.runTimers()
        model.time.set(World.now.adding(seconds: LockWatch.pauseSeconds))
        try await model.runTimers()
    }
}
