import Contracts
import ServiceKit

/// Wires the service: what it remembers of accounts and workspaces, what it does about the platform's facts, the timers of tiers that end, and its routes.
func buildBillingService() -> ServiceDefinition {
    ServiceDefinition(
        .billing, defaultPort: 8082, projections: [OpenAccounts(), Workspaces(), ExpirySchedule()],
        subscriptions: [PlatformFacts.subscription], timers: ExpirySchedule.handlers, importer: HistoryImport.importer
    ) { routes in
        AccountQuery.add(to: &routes)
        TierRoutes.add(to: &routes)
        TrialRoutes.add(to: &routes)
        DiscountRoutes.add(to: &routes)
        ManagedRoutes.add(to: &routes)
    }
}
