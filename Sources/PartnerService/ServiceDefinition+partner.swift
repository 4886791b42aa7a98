import Contracts
import EventKit
import ServiceKit

extension ServiceDefinition {
    /// Wires the service; the executable and the tests both begin here.
    static var partner: ServiceDefinition {
        ServiceDefinition(
            .partner, defaultPort: 8084, projections: [Organisations(), Partners()], subscriptions: [TopicSubscription(.platform)],
            routes: { PartnerRoutes.add(to: &$0) })
    }
}
