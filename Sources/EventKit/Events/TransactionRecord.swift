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

    init(source: String, projections: [any Projection], consequences: [any Consequence], purpose: Purpose) {
        self.source = source
        self.projections = projections
        self.consequences = consequences
        self.purpose = purpose
    }

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
