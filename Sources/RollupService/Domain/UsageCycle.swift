import Contracts
import EventSourcing

/// The cycle of a workspace's hours, which staff may start again (DOMAIN §11). Its state is when the count last started again.
enum UsageCycle: Aggregate {
    static let category = "usage-cycle"
    static let initialState: Instant? = nil
    static let events = EventTable<Instant?>(UsageReset.self)
}

/// Starts the count of a workspace again. Its recordings are kept.
struct ResetUsage: Command {
    typealias Target = UsageCycle

    var workspaceID: WorkspaceID
    var accountID: AccountID
    var organisationID: OrganisationID
    var countedSeconds: Int64
    var reason: Reason

    func decide(_ lastReset: Instant?, at now: Instant) -> [any StreamEvent<Instant?>] {
        [
            UsageReset(
                workspaceID: workspaceID, accountID: accountID, organisationID: organisationID, previousCountedSeconds: countedSeconds,
                reason: reason.text, effectiveAt: now)
        ]
    }
}

extension UsageReset: StreamEvent {
    public func evolve(_ lastReset: inout Instant?) {
        lastReset = effectiveAt
    }
}
