import Contracts
import EventKit
import ProcessKit
import Synchronization
import WebKit

/// Notes who uses the back office, once per person and day (UTC), without keeping a request waiting or asking the database each time.
///
/// A request only looks into memory; a worker records what it left there. What can't be recorded is forgotten, so that the person's next
/// request tries again.
final class StaffSightings: Sendable {
    /// Who has been recorded today. Beyond it everyone is forgotten and looked up in the store again.
    private let recordedMaximum: Int
    /// Who waits to be recorded. Beyond it a person is noted at a later request.
    private let waitingMaximum: Int

    private struct Memory {
        var day = LocalDate(daysSince1970: 0)
        var recorded: Set<String> = []
        var waiting: [String: RecordSighting] = [:]
    }

    private let memory = Mutex(Memory())
    private let wakeUp = WakeUp()
    private let time: any TimeSource

    init(time: any TimeSource, waitingMaximum: Int = 1_000, recordedMaximum: Int = 10_000) {
        self.time = time
        self.waitingMaximum = waitingMaximum
        self.recordedMaximum = recordedMaximum
    }

    /// Costs next to nothing, and never fails.
    func note(_ session: Session) {
        let day = time.now.date
        let isNew = memory.withLock { memory in
            if memory.day != day {
                memory.day = day
                memory.recorded = []
            }
            let person = session.identity.subject
            guard !memory.recorded.contains(person), memory.waiting[person] == nil, memory.waiting.count < waitingMaximum,
                let sighting = RecordSighting(session)
            else { return false }
            memory.waiting[person] = sighting
            return true
        }
        if isNew { wakeUp.call() }
    }

    /// Records them until the task is cancelled.
    @Sendable func recordUntilCancelled(_ context: ServiceContext) async {
        while !Task.isCancelled {
            await wakeUp.wait()
            await recordWaiting(context)
        }
    }

    /// Records everyone who has been noted and isn't recorded yet.
    func recordWaiting(_ context: ServiceContext) async {
        for (person, sighting) in memory.withLock({ $0.waiting }) {
            do {
                try await context.changes.perform(actor: .staff(email: sighting.email.text)) { work in
                    _ = try work.execute(sighting, on: sighting.memberID.text)
                }
                finish(person, isRecorded: true)
            } catch {
                context.logger.warning(
                    "a member of staff was seen, but that can't be recorded; their next request tries again", ["error": .string("\(error)")]
                )
                finish(person, isRecorded: false)
            }
        }
    }

    private func finish(_ person: String, isRecorded: Bool) {
        memory.withLock { memory in
            memory.waiting[person] = nil
            guard isRecorded else { return }
            if memory.recorded.count >= recordedMaximum { memory.recorded = [] }
            memory.recorded.insert(person)
        }
    }
}

extension RecordSighting {
    /// Nil for a token whose texts no event can hold.
    init?(_ session: Session) {
        guard let email = ShortText(session.identity.email) else { return nil }
        self.init(
            memberID: session.verified.subject, email: email, name: session.person.name,
            policies: session.verified.policies.map(\.rawValue).sorted().compactMap { ShortText($0) })
    }
}
