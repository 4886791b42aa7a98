import Contracts
import EventKit
import EventSourcing
import WebKit

/// A request that can be decided now, and those that are decided with it.
struct UndecidedRequest {
    let asked: UpgradeRequestReceived
    let version: Int
    /// Requests that have joined it, the oldest first.
    let joined: [UpgradeRequestID]

    /// Throws `Rejection` for one that isn't there, is decided already or has joined another one, and `StaleVersion`.
    init(_ id: UpgradeRequestID, _ request: CommandRequest, _ work: UnitOfWork) throws {
        let (state, version) = try work.load(UpgradeRequest.self, id: id.description)
        guard state.asked != nil else { throw Problem.notFound("upgrade request \(id)") }
        asked = try state.undecided()
        if let expected = request.expectedVersion, expected != version { throw StaleVersion(expected: expected, actual: version) }
        if let first = asked.joinedRequestID { throw Rejection.decidedWith(first) }
        self.version = version
        joined = try UpgradeRequestQueue.joined(to: id, work.connection)
    }

    /// Decides it and those that have joined it alike.
    func decide(_ command: some Command<UpgradeRequest>, _ work: UnitOfWork) throws {
        try work.execute(command, on: asked.requestID.description, expectedVersion: version)
        for request in joined { try work.execute(command, on: request.description) }
    }
}

extension Rejection {
    static func decidedWith(_ request: UpgradeRequestID) -> Rejection {
        rule(
            "joined-request",
            detail: "the request has joined \(request), which is for the same account; decide that one, and both are decided")
    }
}
