import Contracts

/// What one transaction has done so far, for those who must hear of it once it is committed.
final class TransactionRecord {
    enum Purpose: Sendable {
        /// Commands, reactions and timers.
        case change
        /// Read models are made again from the past; nothing may be decided, and timers stay as they are.
        case rebuild
        /// A lost store is read back: as `rebuild`, but the read models also bring their timers back.
        case recovery
    }

    let source: String
    let projections: [any Projection]
    let consequences: [any Consequence]
    let purpose: Purpose
    private let known: KnownStates
    /// Aggregates as this transaction has seen or left them, which nobody else may know before it is committed.
    private(set) var states: [String: KnownState] = [:]
    /// This service's new events.
    var appended: [CloudEvent] = []
    /// Events of other services of the back office that took effect.
    var applied: [CloudEvent] = []
    /// Of which kinds facts of the platform took effect.
    var factTypes: Set<String> = []
    var timersChanged = false
    /// Something is to be done outside.
    var effectsRequested = false
    /// Bytes of what was deleted are to leave the files.
    var erasureRequested = false

    /// So many are remembered at once by a transaction that goes through all of them, as a rebuild does.
    private static let statesMaximum = 256

    init(source: String, projections: [any Projection], consequences: [any Consequence], purpose: Purpose, known: KnownStates) {
        self.known = known
        self.source = source
        self.projections = projections
        self.consequences = consequences
        self.purpose = purpose
    }

    func state(of stream: String) -> KnownState? { states[stream] ?? known.state(of: stream) }

    func keep(_ state: KnownState, of stream: String) {
        if states.count >= Self.statesMaximum { states.removeAll(keepingCapacity: true) }
        states[stream] = state
    }

    /// After a part of the transaction was undone: what this one has seen may never have been.
    func forgetStates() { states.removeAll() }

    var mayDecide: Bool {
        switch purpose {
        case .change: true
        case .rebuild, .recovery: false
        }
    }

    var maySchedule: Bool {
        switch purpose {
        case .change, .recovery: true
        case .rebuild: false
        }
    }
}
