import Synchronization

/// The state of an aggregate after the first so many events of its stream.
struct KnownState: Sendable {
    let state: any Sendable
    let version: Int
}

/// States of aggregates as committed transactions have left or seen them, so that the next command on one reads only what came after.
///
/// Events are never edited, so that a state that was right once is right for ever; what it lacks is read from the store each time. Those that were not
/// asked for in a while are forgotten: two generations take turns, and whoever is asked for goes over into the younger one.
final class KnownStates: Sendable {
    /// From so many events the states of one generation may stem.
    static let eventsMaximum = 8_192

    private struct Generations {
        var young: [String: KnownState] = [:]
        var old: [String: KnownState] = [:]
        var youngEvents = 0

        mutating func keep(_ known: KnownState, of stream: String) {
            youngEvents += known.version - (young[stream]?.version ?? 0)
            young[stream] = known
            guard youngEvents > KnownStates.eventsMaximum else { return }
            (old, young, youngEvents) = (young, [:], 0)
        }
    }

    private let generations = Mutex(Generations())

    func state(of stream: String) -> KnownState? {
        generations.withLock { generations in
            if let known = generations.young[stream] { return known }
            guard let known = generations.old.removeValue(forKey: stream) else { return nil }
            generations.keep(known, of: stream)
            return known
        }
    }

    /// What is known of later events already stays: transactions tell in any order of what they have committed.
    func keep(_ states: [String: KnownState]) {
        generations.withLock { generations in
            for (stream, known) in states where known.version > generations.young[stream]?.version ?? 0 {
                generations.keep(known, of: stream)
            }
        }
    }
}
