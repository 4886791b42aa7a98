import Contracts
import EventSourcing

/// Staff say how far they have come.
struct MarkExternalLedOrganisation: Command {
    typealias Target = ExternalLedOrganisation

    let organisationID: OrganisationID
    /// Nil for the state that it has.
    let state: ExternalLedState?
    let note: Replacement<String>

    func decide(_ progress: ExternalLedProgress, at now: Instant) throws -> [any StreamEvent<ExternalLedProgress>] {
        guard progress.isDetected else { throw Rejection.notExternalLed(organisationID) }
        let (next, note) = (state ?? progress.state, note.applied(to: progress.note))
        guard next != progress.state || note != progress.note else { return [] }
        return [
            ExternalLedOrganisationMarked(
                organisationID: organisationID, state: next, previousState: progress.state, note: note, effectiveAt: now)
        ]
    }
}

extension ExternalLedOrganisationMarked: StreamEvent {
    public func evolve(_ progress: inout ExternalLedProgress) {
        progress.state = state
        progress.note = note
    }
}

extension Rejection {
    static func notExternalLed(_ id: OrganisationID) -> Rejection { notFound("external-led organisation \(id)") }
}
