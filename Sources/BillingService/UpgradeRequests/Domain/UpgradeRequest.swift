import Contracts
import EventSourcing

/// What a customer asks of staff: a higher tier, or another workspace (DOMAIN §8).
enum UpgradeRequest: Aggregate {
    static let category = "upgrade-request"
    static let initialState = UpgradeRequestState()
    static let events = EventTable<UpgradeRequestState>(
        UpgradeRequestReceived.self, UpgradeRequestApproved.self, UpgradeRequestDenied.self, WorkspaceGranted.self,
        UpgradeRequestFulfilled.self, WorkspaceNotCreated.self
    )
}

public struct UpgradeRequestState: Sendable, Equatable {
    /// As it was asked, which no decision changes; nil for a request that there isn't.
    var asked: UpgradeRequestReceived?
    var decision: Decision?
    /// The workspace that came of it.
    var workspaceID: WorkspaceID?
    /// It was said that none came in time.
    var isMissed = false

    enum Decision: Sendable, Equatable {
        case approved(UpgradeRequestApproved)
        case denied(UpgradeRequestDenied)
    }

    var status: UpgradeRequestStatus {
        switch decision {
        case nil: .pending
        case .approved: .approved
        case .denied: .denied
        }
    }

    /// What was asked, while it can still be decided, and by itself. Throws `Rejection`.
    func undecided() throws -> UpgradeRequestReceived {
        guard let asked else { throw Rejection.noUpgradeRequest }
        guard decision == nil else { throw Rejection.alreadyDecided(status) }
        return asked
    }
}

extension Rejection {
    static let noUpgradeRequest = notFound("upgrade request with this id")

    static func alreadyDecided(_ status: UpgradeRequestStatus) -> Rejection {
        rule("already-decided", detail: "the request is \(status.rawValue) already, and a request is decided once")
    }
}
