import Contracts
import EventKit
import Mail
import MailKit
import ServiceKit
import VIES
import WebKit

extension ServiceDefinition {
    /// Wires the service: what it remembers of accounts, customers, requests, invoices, trainings, payments and renewals, what it does about
    /// the platform's facts, the timers of tiers that end and of invoices that are late, what it does outside, and its routes.
    /// - Parameters:
    ///   - mollie: what payments are taken by; nil where they aren't.
    ///   - vies: what is asked about buyers' VAT numbers; nil where nothing is.
    static func billing(
        _ configuration: BillingConfiguration = BillingConfiguration(), mollie: MollieConnection? = nil, vies: VIESClient? = nil
    ) -> ServiceDefinition {
        let register = VATRegister(isAsked: vies != nil)
        let invoices = InvoiceDesk(configuration: configuration, register: register)
        let requests = UpgradeRequestDesk(calendar: configuration.calendar)
        let payments = PaymentDesk(mollie: mollie, chargesIncludeVAT: configuration.chargesIncludeVAT)
        let timers = [
            ExpirySchedule.handlers, MissingWorkspaceSchedule.handlers, OverdueSchedule.handlers, ReminderSchedule.handlers,
            PaymentLinkExpiry.handlers, PaymentSync.handlers(isEnabled: mollie != nil), VATCheckSchedule.handlers(isEnabled: vies != nil),
        ]
        var definition = ServiceDefinition(
            .billing, defaultPort: 8082,
            projections: [StaleRenewals()] + accountProjections + [UpgradeRequestQueue(), MissingWorkspaceSchedule()]
                + invoiceProjections(configuration) + paymentProjections + [VATCheckSchedule(isEnabled: vies != nil)],
            subscriptions: [
                PlatformFacts.subscription, TopicSubscription(.staff), TopicSubscription(.training), HandoffFacts.subscription,
            ],
            timers: timers.reduce(into: [:]) { $0.merge($1) { own, _ in own } }, importer: HistoryImport.importer(configuration.seller)
        ) { routes in
            addAccountRoutes(to: &routes, requests, register)
            UpgradeRequestRoutes.add(to: &routes, configuration.calendar)
            addInvoiceRoutes(to: &routes, invoices)
            RenewalRoutes.add(to: &routes)
            addPaymentRoutes(to: &routes, payments)
            addJoinedRoutes(to: &routes, requests)
        }
        definition.effects =
            [InvoicePrinting.handler(logo: configuration.seller.logo)] + mailing(configuration) + paying(mollie, configuration) + [
                checking(vies)
            ]
        definition.consequences = [InvoiceMailing(), NoticeMailing(), PaymentLinkEffects()]
        definition.migrations = [SyncRecord.migration, UnreadPayments.migration, RefusedNotices.migration]
        definition.startData = StartData { work in
            if mollie != nil { try PaymentSync.start(work) }
            if vies != nil { try VATCheckSchedule.start(work) }
        }
        definition.checks = SelfCheck.ofBilling + SelfCheck.ofInvoices + SelfCheck.ofPayments
        return definition
    }

    private static let accountProjections: [any Projection] = [
        OpenAccounts(), ClientDiscounts(), Handoffs(), Workspaces(), SeatedPeople(), Colleagues(), People(), ResponsiblePeople(),
        CustomerNames(), PlatformDetails(), ExpirySchedule(),
    ]

    private static func invoiceProjections(_ configuration: BillingConfiguration) -> [any Projection] {
        [
            IssuedNumbers(), InvoiceTable(), InvoiceFiles(), DownloadLinks(), OverdueSchedule(),
            ReminderSchedule(days: configuration.reminderDays), TrainingTitles(), TrainingSessions(),
        ]
    }

    private static let paymentProjections: [any Projection] = [
        PaymentLinkTable(), PaymentLinkExpiry(), PaymentTable(), Payers(), SubscriptionCharges(), Renewals(),
    ]

    private static func addPaymentRoutes(to routes: inout ServiceRoutes, _ payments: PaymentDesk) {
        PaymentLinkRoutes.add(to: &routes, payments)
        PaymentRoutes.add(to: &routes, payments)
        ReconciliationRoutes.add(to: &routes, payments, withVAT: payments.chargesIncludeVAT)
        MollieWebhookRoute.add(to: &routes, payments)
    }

    private static func addAccountRoutes(to routes: inout ServiceRoutes, _ requests: UpgradeRequestDesk, _ register: VATRegister) {
        AccountQuery.add(to: &routes, requests)
        TierRoutes.add(to: &routes)
        TrialRoutes.add(to: &routes)
        TierEndRoutes.add(to: &routes)
        DiscountRoutes.add(to: &routes)
        ManagedRoutes.add(to: &routes)
        TermsRoutes.add(to: &routes)
        BillingDetailsRoutes.add(to: &routes, register)
    }

    /// What the Gateway joins with the answers of others.
    private static func addJoinedRoutes(to routes: inout ServiceRoutes, _ requests: UpgradeRequestDesk) {
        BillingSearch.add(to: &routes, requests)
        BillingTasksRoute.add(to: &routes, requests)
    }

    private static func addInvoiceRoutes(to routes: inout ServiceRoutes, _ desk: InvoiceDesk) {
        InvoiceRoutes.add(to: &routes, desk)
        InvoiceExportRoutes.add(to: &routes)
        IssueRoute.add(to: &routes, desk)
        InvoicePaymentRoutes.add(to: &routes, desk)
        CreditRoute.add(to: &routes, desk)
        SendRoute.add(to: &routes, desk)
        DownloadRoutes.add(to: &routes, desk)
        ReminderRoute.add(to: &routes)
    }

    /// Without a key what was asked of Mollie waits.
    private static func paying(_ mollie: MollieConnection?, _ configuration: BillingConfiguration) -> [EffectHandler] {
        let kinds = [PaymentLinkMaking.kind, PaymentLinkArchiving.kind, PaymentFetching.kind, PaymentSync.kind]
        guard let mollie else { return kinds.map { .onHold($0) } }
        return [
            PaymentLinkMaking.handler(mollie), PaymentLinkArchiving.handler(mollie),
            PaymentFetching.handler(mollie, chargesIncludeVAT: configuration.chargesIncludeVAT), PaymentSync.handler(mollie),
        ]
    }

    /// Without VIES what was asked of it in an earlier start waits.
    private static func checking(_ vies: VIESClient?) -> EffectHandler {
        vies.map(VATChecking.handler) ?? .onHold(VATChecking.kind)
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
