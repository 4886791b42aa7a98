import Contracts
import EventKit
import ServiceKit

extension ServiceDefinition {
    /// Wires the service; the executable and the tests both begin here.
    static var partner: ServiceDefinition {
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
        return definition
    }

    /// `People` comes last: it has the facts read again that the others lack, once their tables are there.
    private static let platformFacts: [any Projection] = [
        Organisations(), Partners(), Handoffs(), ClientWorkspaces(), GuestPlaces(), OwnMembers(), ExternalLedTable(), People(),
    ]

    private static let referrals: [any Projection] = [ReferralTable(), LedgerEntries(), ClientInvoices(), ClientCharges()]

    /// Those that have events read again come last, as `People` does.
    private static let administration: [any Projection] = [
        WorkspaceVisibilities(), WorkspaceMembers(), ClientTerms(), OpenPaymentLinks(),
    ]
}
