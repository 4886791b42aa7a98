import Contracts
import EventSourcing

/// What belongs to one member of staff: when they were here, and how they want to be written to.
///
/// The stream is the person's `StaffMemberID`, not their e-mail address: it outlives a change of address.
enum StaffMember: Aggregate {
    static let category = "staff-member"
    static let initialState = StaffMemberState()
    static let events = EventTable<StaffMemberState>(StaffSeen.self, PreferencesSet.self)
}

public struct StaffMemberState: Sendable, Equatable {
    var lastSeenAt: Instant?
    var preferences = MailPreferences()
    /// How often the preferences were set: the version of them that a caller has read. That of the whole stream would also
    /// grow by being seen, and so make a change stale that nobody came between.
    var preferencesVersion = 0
}
