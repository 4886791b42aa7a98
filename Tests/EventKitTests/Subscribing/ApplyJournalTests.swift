import Contracts
import Foundation
import Kafka
import ServiceTesting
import TestKit
import Testing
@testable import EventKit

@Suite struct ApplyJournalTests {
    private let path: String

    init() throws {
        let folder = TestFolders.make()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        path = folder + "/test.applying"
    }

    private func batch(_ offsets: ClosedRange<Int64>, partition: Int32 = 0) -> [Incoming] {
        offsets.map { offset in
            Incoming(
                message: KafkaMessage(
                    topic: "dembrane.platform", partition: partition, offset: offset, timestampMilliseconds: 0, key: nil, value: nil),
                event: .success(raised("north", by: 1)))
        }
    }

    /// What a process finds that reads on a cluster.
    private func opened(clusterID: String = "one") throws -> ApplyJournal {
        let journal = try ApplyJournal(path: path)
        journal.begin(clusterID: clusterID)
        return journal
    }

    /// A process that begins with what the one before left behind, and ends amid a batch: the mark of its end is never written.
    private func die(amid batch: [Incoming], isSingle: Bool = false, after done: [[Incoming]] = []) throws {
        let journal = try opened()
        for batch in done { journal.noting(batch, isSingle: false) {} }
        var atDeath: Data?
        journal.noting(batch, isSingle: isSingle) { atDeath = FileManager.default.contents(atPath: path) }
        try #require(atDeath).write(to: URL(fileURLWithPath: path))
    }

    @Test func afterThreeProcessesThatEndedAmidABatchItsMessagesAreLookedAtOneByOne() throws {
        try die(amid: batch(0...99))
        try die(amid: batch(10...59) + batch(0...5, partition: 1), after: [batch(0...5, partition: 2)])
        #expect(try !opened().isSuspicious(batch(10...59)))
        try die(amid: batch(10...19))
        let journal = try opened()
        #expect(journal.isSuspicious(batch(19...300)))
        #expect(!journal.isSuspicious(batch(20...300)))
        #expect(!journal.isSuspicious(batch(10...19, partition: 1)))
        #expect(batch(10...19).allSatisfy { journal.reasonToRefuse($0) == nil })
    }

    @Test func aMessageThatEndedAProcessAloneIsRefused() throws {
        for _ in 0..<3 { try die(amid: batch(10...19)) }
        try die(amid: batch(14...14), isSingle: true)
        let journal = try opened()
        let refused = batch(10...19).filter { journal.reasonToRefuse($0) != nil }
        #expect(refused.map(\.message.offset) == [14])
        #expect(journal.reasonToRefuse(refused[0]) == "the service ended 4 times in a row while it applied this message")
        #expect(journal.isSuspicious(batch(10...19)))
        // On another cluster other messages have these offsets.
        let elsewhere = try opened(clusterID: "two")
        #expect(!elsewhere.isSuspicious(batch(10...19)))
        #expect(batch(10...19).allSatisfy { elsewhere.reasonToRefuse($0) == nil })
    }

    @Test func aProcessThatEndsBetweenBatchesLeavesNoSuspicion() throws {
        for _ in 0..<5 {
            let journal = try opened()
            journal.noting(batch(0...9), isSingle: false) {}
            #expect(!journal.isSuspicious(batch(0...9)))
        }
    }

    @Test(arguments: [
        "", "applying", "applying x batch\n\n", "applying 1 batch one\nt 0 5 1\n\n", "applying 1 batch one\nt 0 5\n\n", "nonsense\n",
    ])
    func whatIsNotOursIsIgnored(text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        #expect(try !opened().isSuspicious(batch(0...9)))
    }
}
