import Contracts
import Database
import Kafka
import TestKit
import Testing
@testable import EventKit

@Suite struct ProcessedPositionsTests {
    let store: TestStore

    init() throws {
        store = try TestStore()
    }

    /// Takes positions in a transaction of their own; answers which of them were new.
    func take(_ positions: [Int64], _ taken: inout ProcessedPositions) throws -> [Int64] {
        var taking = ProcessedPositions.Taking()
        let fresh = positions.filter { taken.take("/a", $0, &taking) }
        try store.database.write { try taken.save(&taking, $0) }
        taken.adopt(taking)
        return fresh
    }

    func load() throws -> ProcessedPositions {
        try store.database.read { try ProcessedPositions(.applied, $0) }
    }

    var beyond: [Int64] {
        get throws { try store.database.read { try $0.query("SELECT position FROM taken_beyond") { $0.int(0) } } }
    }

    @Test func positionsInAnyOrderAreTakenOnce() throws {
        for seed in 0..<20 {
            let store = try TestStore()
            var generator = SeededGenerator(seed: UInt64(seed))
            let wanted = (1...200).map { Int64($0) }
            let arriving = (wanted + wanted).shuffled(using: &generator)
            var taken = try store.database.read { try ProcessedPositions(.applied, $0) }
            var fresh: [Int64] = []
            for start in stride(from: 0, to: arriving.count, by: 17) {
                let batch = Array(arriving[start..<min(start + 17, arriving.count)])
                var taking = ProcessedPositions.Taking()
                fresh += batch.filter { taken.take("/a", $0, &taking) }
                try store.database.write { try taken.save(&taking, $0) }
                taken.adopt(taking)
                // What is kept is what is known, as if the service had just started.
                let reloaded = try store.database.read { try ProcessedPositions(.applied, $0) }
                #expect(wanted.filter { reloaded.contains("/a", $0) } == wanted.filter { taken.contains("/a", $0) })
            }
            #expect(fresh.sorted() == wanted)
            #expect(taken.gap("/a") == nil)
        }
    }

    @Test func aHoleIsKnownUntilItIsFilled() throws {
        var taken = try load()
        #expect(try take([1, 2, 5, 3, 2], &taken) == [1, 2, 5, 3])
        #expect(taken.gap("/a") == 3)
        #expect(try beyond == [5])
        #expect(taken.gap("/b") == nil)
        #expect(try take([4, 6], &taken) == [4, 6])
        #expect(taken.gap("/a") == nil)
        #expect(try beyond == [])
    }

    @Test func aTransactionThatFailsTakesNothing() throws {
        let taken = try load()
        var taking = ProcessedPositions.Taking()
        #expect(taken.take("/a", 1, &taking))
        #expect(!taken.take("/a", 1, &taking))
        // Never saved and never adopted.
        #expect(!taken.contains("/a", 1))
    }

    @Test func aHoleThatIsGivenUpIsClosedUpToTheNextOneAndWhatComesLateIsNew() throws {
        var taken = try load()
        _ = try take([1, 4, 5, 8], &taken)
        #expect(try store.database.write { try taken.closeGap("/a", $0) } == 2)
        #expect(taken.gap("/a") == 5)
        #expect(try load().gap("/a") == 5)
        #expect(try take([2, 6, 7, 2, 5], &taken) == [2, 6, 7])
        #expect(taken.gap("/a") == nil)
        var reloaded = try load()
        #expect(try take([1, 2, 3, 4, 8, 9], &reloaded) == [3, 9])
        #expect(try take([3], &reloaded) == [])
    }

    @Test func theGreatestPositionThereIsTrapsNothing() throws {
        var taken = try load()
        let last = Int64.max
        #expect(try take([1, last, last - 1], &taken) == [1, last, last - 1])
        #expect(try store.database.write { try taken.closeGap("/a", $0) } == last - 3)
        #expect(taken.gap("/a") == nil)
        #expect(try take([last, 2], &taken) == [2])
        #expect(try take([2, 3], &taken) == [3])
    }
}

@Suite struct MissingPositionsTests {
    @Test func whatIsFilledIsNoLongerMissing() {
        var missing = MissingPositions([10...12, 3...3])
        #expect((1...13).filter { missing.contains($0) } == [3, 10, 11, 12])
        for position in [11, 3, 7] as [Int64] { missing.fill(position) }
        #expect(missing.ranges == [10...10, 12...12])
        missing.fill(10)
        missing.fill(12)
        #expect(missing.ranges == [])
    }

    @Test func theOldestAreForgottenBeyondTheBound() {
        var missing = MissingPositions()
        for index: Int64 in 0...Int64(MissingPositions.longest) { missing.add(index * 2...index * 2) }
        #expect(missing.ranges.count == MissingPositions.longest)
        #expect(!missing.contains(0))
    }
}
