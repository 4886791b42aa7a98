import Contracts
import EventKit
import ServiceKit
import WebKit

extension ServiceDefinition {
    /// Wires the service: one read model, the topics that feed it, the timers that follow the clock, and its routes.
    static var rollup: ServiceDefinition {
        var definition = ServiceDefinition(
            .rollup, defaultPort: 8081, projections: [RollupProjection()],
            subscriptions: [EventContext.platform, .billing, .partner].map { context in
                // Risk is announced only after events that are new, not while a rebuild reads old ones again.
                TopicSubscription(context) { events, work in
                    try HealthQueue(connection: work.connection).wake(work)
                    try IdempotencyKeys.forgetDeletedUsers(of: events, work.connection)
                }
            },
            timers: ClockTimers.all, startData: StartData(AddressConversion.run)
        ) { routes in
            RollupRoutes.add(to: &routes)
            InsightRoutes.add(to: &routes)
            MovementRoutes.add(to: &routes)
            RiskRoutes.add(to: &routes)
            CustomerRoutes.add(to: &routes)
            UsageResetRoutes.add(to: &routes)
            PeopleRoutes.add(to: &routes)
            TermsRoutes.add(to: &routes)
        }
        definition.checks = SelfCheck.ofRollup
        return definition
    }
}
