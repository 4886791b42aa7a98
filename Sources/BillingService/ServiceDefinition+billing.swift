import Contracts
import EventKit
import Mail
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
                ExpirySchedule(), OverdueSchedule(), ReminderSchedule(days: configuration.reminderDays),
            ],
            subscriptions: [PlatformFacts.subscription, TopicSubscription(.staff)],
            timers: ExpirySchedule.handlers.merging(OverdueSchedule.handlers) { own, _ in own }
                .merging(ReminderSchedule.handlers(desk)) { own, _ in own }, importer: HistoryImport.importer
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
            SendRoute.add(to: &routes, desk)
            ReminderRoute.add(to: &routes)
        }
        definition.effects = [InvoicePrinting.handler(logo: configuration.seller.logo)] + mailing(configuration)
        definition.checks = SelfCheck.ofBilling + SelfCheck.ofInvoices
        return definition
    }

    /// Without a mail server mails wait.
    private static func mailing(_ configuration: BillingConfiguration) -> [EffectHandler] {
        guard let mail = configuration.mail else { return [.onHold(InvoiceMailing.kind)] }
        let sender = MailSender(server: mail.server)
        return [InvoiceMailing.handler(mail) { try await sender.send($0) }]
    }
}
