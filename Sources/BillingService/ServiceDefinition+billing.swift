import Contracts
import EventKit
import Mail
import ServiceKit
import WebKit

extension ServiceDefinition {
    /// Wires the service: what it remembers of accounts, customers, requests, invoices and renewals, what it does about the platform's facts, the timers of
    /// tiers that end and of invoices that are late, what it does outside, and its routes.
    static func billing(_ configuration: BillingConfiguration = BillingConfiguration()) -> ServiceDefinition {
        let invoices = InvoiceDesk(configuration: configuration)
        let requests = UpgradeRequestDesk(calendar: configuration.calendar)
        let timers = [ExpirySchedule.handlers, OverdueSchedule.handlers, ReminderSchedule.handlers(invoices)]
        var definition = ServiceDefinition(
            .billing, defaultPort: 8082,
            projections: [StaleRenewals()] + accountProjections + [UpgradeRequestQueue()] + invoiceProjections(configuration) + [
                Renewals()
            ],
            subscriptions: [PlatformFacts.subscription, TopicSubscription(.staff)],
            timers: timers.reduce(into: [:]) { $0.merge($1) { own, _ in own } }, importer: HistoryImport.importer
        ) { routes in
            addAccountRoutes(to: &routes, requests)
            UpgradeRequestRoutes.add(to: &routes, configuration.calendar)
            addInvoiceRoutes(to: &routes, invoices)
            BillingSearch.add(to: &routes, requests)
            RenewalRoutes.add(to: &routes)
        }
        definition.effects = [InvoicePrinting.handler(logo: configuration.seller.logo)] + mailing(configuration)
        definition.consequences = [InvoiceMailing(), NoticeMailing()]
        definition.checks = SelfCheck.ofBilling + SelfCheck.ofInvoices
        return definition
    }

    private static let accountProjections: [any Projection] = [
        OpenAccounts(), Workspaces(), SeatedPeople(), Colleagues(), People(), ResponsiblePeople(), CustomerNames(), PlatformDetails(),
        ExpirySchedule(),
    ]

    private static func invoiceProjections(_ configuration: BillingConfiguration) -> [any Projection] {
        [IssuedNumbers(), InvoiceTable(), InvoiceFiles(), OverdueSchedule(), ReminderSchedule(days: configuration.reminderDays)]
    }

    private static func addAccountRoutes(to routes: inout ServiceRoutes, _ requests: UpgradeRequestDesk) {
        AccountQuery.add(to: &routes, requests)
        TierRoutes.add(to: &routes)
        TrialRoutes.add(to: &routes)
        TierEndRoutes.add(to: &routes)
        DiscountRoutes.add(to: &routes)
        ManagedRoutes.add(to: &routes)
        TermsRoutes.add(to: &routes)
        BillingDetailsRoutes.add(to: &routes)
    }

    private static func addInvoiceRoutes(to routes: inout ServiceRoutes, _ desk: InvoiceDesk) {
        InvoiceRoutes.add(to: &routes, desk)
        InvoiceExportRoutes.add(to: &routes)
        IssueRoute.add(to: &routes, desk)
        InvoicePaymentRoutes.add(to: &routes, desk)
        CreditRoute.add(to: &routes, desk)
        SendRoute.add(to: &routes, desk)
        ReminderRoute.add(to: &routes)
    }

    /// Without a mail server mails wait.
    private static func mailing(_ configuration: BillingConfiguration) -> [EffectHandler] {
        guard let mail = configuration.mail else { return [.onHold(InvoiceMailing.kind), .onHold(NoticeMailing.kind)] }
        let sender = MailSender(server: mail.server)
        return [
            InvoiceMailing.handler(mail) { try await sender.send($0) }, NoticeMailing.handler(mail) { try await sender.send($0) },
        ]
    }
}
