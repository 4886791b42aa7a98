import Contracts
import EventKit
import ServiceTesting
import TestKit
import Testing

@Suite struct TimerRunnerTests {
    let store: TestStore
    let ran = Recorder<String>()

    init() throws {
        store = try TestStore()
    }

    func runner(_ handler: @escaping TimerHandler) -> TimerRunner {
        let ran = ran
        return TimerRunner(
            changes: store.changes,
            handlers: [
                "expiry": { timer, work in
                    try handler(timer, work)
                    ran.add("\(timer.key) due \(timer.dueAt.milliseconds - t0.milliseconds) at \(work.now.milliseconds - t0.milliseconds)")
                }
            ])
    }

    func schedule(_ key: String, seconds: Int) throws {
        try store.changes.run { try $0.schedule("expiry", key: key, at: t0.adding(seconds: seconds)) }
    }

    @Test func overdueTimersRunInTheOrderOfTheirInstants() async throws {
        try schedule("late", seconds: 30)
        try schedule("early", seconds: 10)
        try schedule("future", seconds: 61)
        store.time.advance(seconds: 60)
        let next = try await runner { _, _ in }.runDue()
        #expect(ran.values == ["early due 10000 at 60000", "late due 30000 at 60000"])
        #expect(next == t0.adding(seconds: 61))
    }

    @Test func aTimerWakesAtItsInstantAndAnEarlierOneIsNotMissed() async throws {
        try schedule("late", seconds: 100)
        let runner = runner { _, _ in }
        let task = Task { await runner.run() }
        try schedule("early", seconds: 10)
        store.time.set(t0.adding(milliseconds: 9_999))
        #expect(try await eventually { store.time.nextWaited == t0.adding(seconds: 10) })
        #expect(ran.values == [])
        store.time.set(t0.adding(seconds: 10))
        #expect(try await eventually { ran.values == ["early due 10000 at 10000"] })
        store.time.set(t0.adding(seconds: 100))
        #expect(try await eventually { ran.values.count == 2 })
        task.cancel()
        await task.value
    }

    @Test func whatATimerDoesAndItsRemovalAreOneTransaction() async throws {
        try schedule("north", seconds: 1)
        store.time.advance(seconds: 1)
        let failing = runner { timer, work in
            try work.execute(RaiseTally(by: 1, owner: timer.key), on: timer.key)
            throw Interruption()
        }
        let next = try await failing.runDue()
        #expect(try store.storedEvents() == [])
        #expect(next == t0.adding(seconds: 2))

        store.time.advance(seconds: 1)
        let working = runner { timer, work in _ = try work.execute(RaiseTally(by: 1, owner: timer.key), on: timer.key) }
        #expect(try await working.runDue() == nil)
        #expect(try await working.runDue() == nil)
        #expect(try TallySums.read(store.database) == ["north": 1])
    }

    @Test func aFailingTimerIsPutOffAndHoldsUpNoOther() async throws {
        for index in 0..<150 { try schedule("bad \(index)", seconds: 1) }
        try schedule("good", seconds: 2)
        store.time.advance(seconds: 5)
        _ = try await runner { timer, _ in if timer.key != "good" { throw Interruption() } }.runDue()
        #expect(ran.values == ["good due 2000 at 5000"])
    }

    @Test func aTimerCanBeMovedAndCancelledAndScheduleItself() async throws {
        try schedule("moved", seconds: 1)
        try schedule("moved", seconds: 50)
        try schedule("cancelled", seconds: 1)
        try schedule("cancelled", seconds: 1)
        try store.changes.run { try $0.cancel("expiry", key: "cancelled") }
        try schedule("daily", seconds: 10)
        store.time.advance(seconds: 35)
        let runner = runner { timer, work in
            if timer.key == "daily" { try work.schedule("expiry", key: "daily", at: timer.dueAt.adding(seconds: 10)) }
        }
        let next = try await runner.runDue()
        #expect(ran.values == ["daily due 10000 at 35000", "daily due 20000 at 35000", "daily due 30000 at 35000"])
        #expect(next == t0.adding(seconds: 40))
    }
}
