import Contracts

/// The cycle of a workspace's hours, which staff may start again (DOMAIN §11). Its recordings are kept.
enum UsageCycle {
    enum Command {
        case reset(WorkspaceID, AccountID, OrganisationID, countedSeconds: Int64, reason: Reason, at: Instant)
    }

    enum Event: Sendable {
        case reset(UsageReset)

        var payload: any EventPayload {
            switch self {
            case .reset(let payload): payload
            }
        }

        init(_ payload: UsageReset) {
            self = .reset(payload)
        }
    }

    static let category = "usage-cycle"
    /// When the count last started again.
    static let initialState: Instant? = nil

    static func decide(_ command: Command, _ lastReset: Instant?) -> [Event] {
        switch command {
        case .reset(let workspaceID, let accountID, let organisationID, let countedSeconds, let reason, let instant):
            return [
                Event(
                    UsageReset(
                        workspaceID: workspaceID, accountID: accountID, organisationID: organisationID,
                        previousCountedSeconds: countedSeconds, reason: reason.text, effectiveAt: instant))
            ]
        }
    }

    static func evolve(_ lastReset: inout Instant?, _ event: Event) {
        switch event {
        case .reset(let payload): lastReset = payload.effectiveAt
        }
    }
}
