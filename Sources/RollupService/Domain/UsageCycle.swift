import Contracts

/// The cycle of a workspace's hours, which staff may start again (DOMAIN §11). Its recordings are kept.
enum UsageCycle {
    enum Command {
        case reset(WorkspaceID, AccountID, OrganisationID, countedSeconds: Int64, reason: String, at: Instant)
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
    static let reasonLength = 1...500

    static func decide(_ command: Command, _ lastReset: Instant?) throws -> [Event] {
        switch command {
        case .reset(let workspaceID, let accountID, let organisationID, let countedSeconds, let reason, let instant):
            guard reasonLength.contains(reason.count), !reason.allSatisfy(\.isWhitespace) else {
                throw UsageResetRejection.reasonLength(reason.count)
            }
            return [
                Event(
                    UsageReset(
                        workspaceID: workspaceID, accountID: accountID, organisationID: organisationID,
                        previousCountedSeconds: countedSeconds, reason: reason, effectiveAt: instant))
            ]
        }
    }

    static func evolve(_ lastReset: inout Instant?, _ event: Event) {
        switch event {
        case .reset(let payload): lastReset = payload.effectiveAt
        }
    }
}

/// Why a usage reset is refused.
enum UsageResetRejection: Error, Equatable {
    case reasonLength(Int)
}
