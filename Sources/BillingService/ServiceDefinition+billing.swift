import Contracts
import EventKit
import ServiceKit

extension ServiceDefinition {
    /// Wires the service: what it remembers of accounts, workspaces, people and invoices, what it does about the platform's facts, the timers of
    /// tiers that end and of invoices that are late, and its routes.
    static func billing(_ configuration: BillingConfiguration = BillingConfiguration()) -> ServiceDefinition {
        let desk = InvoiceDesk(configuration: configuration)
        var definition = ServiceDefinition(
            .billing, defaultPort: 8082,
            projections: [
                OpenAccounts(), Workspaces(), SeatedPeople(), Colleagues(), PlatformDetails(), IssuedNumbers(), InvoiceTable(),
                InvoiceFiles(),
                ExpirySchedule(), OverdueSchedule(),
            ],
            subscriptions: [PlatformFacts.subscription, TopicSubscription(.staff)],
            timers: ExpirySchedule.handlers.merging(OverdueSchedule.handlers) { own, _ in own }, importer: HistoryImport.importer
        ) { routes in
            AccountQuery.add(to: &routes)
            TierRoutes.add(to: &routes)
            TrialRoutes.add(to: &routes)
            TierEndRoutes.add(to: &routes)
            DiscountRoutes.add(to: &routes)
            ManagedRoutes.add(to: &routes)
            TermsRoutes.add(to: &routes)
            BillingDetailsRoutes.add(to: &routes)
            InvoiceRoutes.add(to: &routes, desk)
            InvoiceExportRoutes.add(to: &routes)
            IssueRoute.add(to: &routes, desk)
            InvoicePaymentRoutes.add(to: &routes, desk)
            CreditRoute.add(to: &routes, desk)
        }
        definition.effects = [InvoicePrinting.handler(logo: configuration.seller.logo)]
        definition.checks = SelfCheck.ofBilling
        return definition
    }
}
