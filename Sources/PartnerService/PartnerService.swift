import Contracts
import ServiceKit

/// Wires PartnerService together; the executable and the tests both begin here.
enum PartnerService {
    static let defaultPort = 8084

    static func build() -> ServiceDefinition {
        ServiceDefinition(
            .partner, defaultPort: defaultPort, projections: [Organisations(), Partners()], subscriptions: [TopicSubscription(.platform)],
            routes: { PartnerRoutes.add(to: &$0) })
    }
}
