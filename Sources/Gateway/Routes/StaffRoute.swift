import HTTP
import ServiceKit

/// One route of the staff API: who answers it, and what the caller must be allowed.
struct StaffRoute: Sendable {
    enum Answerer: Sendable, Equatable {
        /// Forwarded to the service that owns the path.
        case owner(Owner)
        /// Forwarded, and passed on piece by piece as it arrives.
        case ownerStream(Owner)
        case gateway(OwnRoute)
    }

    /// What the Gateway answers itself.
    enum OwnRoute: Sendable, CaseIterable {
        case me, search, account, audit, auditExport, events
    }

    let method: HTTPMethod
    /// Below `/api/v1`.
    let path: String
    let answerer: Answerer
    var policy: StaffPolicy?

    var template: String { ServiceRoutes.prefix + path }
}
