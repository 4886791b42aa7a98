import Contracts
import EventSourcing

/// Denies a request, with a note to whoever asked.
struct DenyUpgradeRequest: Command {
    typealias Target = UpgradeRequest

    let note: String
    let staffNotes: String?

    func decide(_ state: UpgradeRequestState, at now: Instant) throws -> [any StreamEvent<UpgradeRequestState>] {
        let asked = try state.undecided()
        return [UpgradeRequestDenied(of: asked, note: note, staffNotes: staffNotes, effectiveAt: now)]
    }
}

extension UpgradeRequestDenied: StreamEvent {
    public func evolve(_ state: inout UpgradeRequestState) { state.decision = .denied(self) }
}
