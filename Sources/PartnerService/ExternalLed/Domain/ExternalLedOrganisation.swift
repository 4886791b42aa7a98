import Contracts
import EventSourcing

/// An organisation that was created by somebody who works for a partner's client, and how far staff have come with it.
enum ExternalLedOrganisation: Aggregate {
    static let category = "external-led"
    static let initialState = ExternalLedProgress()
    static let events = EventTable<ExternalLedProgress>(ExternalLedOrganisationDetected.self, ExternalLedOrganisationMarked.self)
}

public struct ExternalLedProgress: Sendable, Equatable {
    var isDetected = false
    var state = ExternalLedState.new
    var note: String?
}
