import EventKit
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// A request of a member of staff who has been recognised.
struct GatewayRequest: StaffRequest {
    let http: HTTPRequest
    let session: Session

    var identity: StaffIdentity { session.identity }
    var trace: TraceContext { http.trace }

    /// Waits until the event that `after` names has reached the audit trail, as long as any read waits.
    func waitForEvent(_ seen: SeenEvents) async throws {
        guard let eventID = text("after") else { return }
        guard eventID.utf8.count <= Operation.Parameter.afterLengthMaximum else {
            throw Problem.invalid("after", "after has to be one of the event_ids of an earlier answer")
        }
        _ = try await seen.waitUntilSeen(eventID)
    }
}
