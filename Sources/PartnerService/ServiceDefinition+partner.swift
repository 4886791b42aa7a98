import Contracts
import EventKit
import Mail
import MailKit
import ServiceKit

extension ServiceDefinition {
    /// Wires the service; the executable and the tests both begin here.
    static func partner(_ configuration: PartnerConfiguration = PartnerConfiguration()) -> ServiceDefinition {
        var definition = ServiceDefinition(
            .partner, defaultPort: 8084, migrations: [InternalNotes.migration, AdminInvitations.migration],
            projections: platformFacts + referrals + administration,
            subscriptions: [ExternalLedDetection.subscription, KickbackIntake.subscription],
            timers: ExternalLedDetection.handlers.merging(AdminInvitations.handlers) { own, _ in own },
            startData: StartData(ExternalLedDetection.start), importer: HistoryImport.importer,
            routes: { routes in
                PartnerRoutes.add(to: &routes)
                PartnerListRoutes.add(to: &routes)
                ReferralRoutes.add(to: &routes)
                StatementRoutes.add(to: &routes)
                ExternalLedRoutes.add(to: &routes)
                AdministrationRoutes.add(to: &routes)
                HandoffRoute.add(to: &routes)
            })
        definition.checks = SelfCheck.ofReferrals
        definition.effects = [mailing(configuration)]
        definition.consequences = [WorkspaceMailing()]
        return definition
    }

    /// Without a mail server mails wait.
    private static func mailing(_ configuration: PartnerConfiguration) -> EffectHandler {
        guard let mail = configuration.mail else { return .onHold(WorkspaceMailing.kind) }
        let sender = MailSender(server: mail.server)
        return WorkspaceMailing.handler(mail) { try await sender.send($0) }
    }

    /// `People` comes last: it has the facts read again that the others lack, once their tables are there.
    private static let platformFacts: [any Projection] = [
        Organisations(), Partners(), Handoffs(), ClientWorkspaces(), GuestPlaces(), OwnMembers(), ExternalLedTable(), People(),
    ]

    private static let referrals: [any Projection] = [ReferralTable(), LedgerEntries(), ClientInvoices(), ClientCharges()]

    /// Those that have events read again come after those whose events these are, as `People` does.
    private static let administration: [any Projection] = [
        WorkspaceVisibilities(), WorkspaceMembers(), AdminInvitationEnds(), ClientTerms(), OpenPaymentLinks(), GivenDiscounts(),
        ResponsiblePeople(),
    ]
}
