import Contracts
import EventKit
import ServiceKit

extension ServiceDefinition {
    /// Wires the service: what it remembers of accounts, workspaces and colleagues, what it does about the platform's facts, the timers of tiers that end, and its routes.
    static var billing: ServiceDefinition {
        var definition = ServiceDefinition(
            .billing, defaultPort: 8082, projections: [OpenAccounts(), Workspaces(), Colleagues(), PlatformDetails(), ExpirySchedule()],
            subscriptions: [PlatformFacts.subscription, TopicSubscription(.staff)], timers: ExpirySchedule.handlers,
            importer: HistoryImport.importer
        ) { routes in
            AccountQuery.add(to: &routes)
            TierRoutes.add(to: &routes)
            TrialRoutes.add(to: &routes)
            TierEndRoutes.add(to: &routes)
            DiscountRoutes.add(to: &routes)
            ManagedRoutes.add(to: &routes)
            TermsRoutes.add(to: &routes)
            BillingDetailsRoutes.add(to: &routes)
        }
        definition.checks = SelfCheck.ofBilling
        return definition
    }
}
