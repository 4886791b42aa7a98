import Contracts
import EventSourcing

/// Whether an organisation is a partner of dembrane: off until staff confirm that an agreement exists (DOMAIN §12).
enum PartnerStatus: Aggregate {
    static let category = "partner"
    static let initialState = PartnerState()
    static let events = EventTable<PartnerState>(PartnerStatusChanged.self)
}

public struct PartnerState: Sendable, Equatable {
    var isPartner = false
    /// Nil for an organisation that never was one.
    var changedAt: Instant?
}
