/// The pages of the console.
struct ConsoleFeatures: Sendable {
    /// A new kind of page is a line here.
    static let kinds: [any ConsoleFeature.Type] = [
        HomeFeature.self, UsageFeature.self, AccountFeature.self, WorkspaceFeature.self, HandoffFeature.self, PersonFeature.self,
        AtRiskFeature.self, RenewalsFeature.self, RevenueFeature.self, RequestsFeature.self, RequestFeature.self,
        InvoicesFeature.self, AgeingFeature.self, NewInvoiceFeature.self, InvoiceFeature.self,
        PaymentsFeature.self, PaymentFeature.self, ReconciliationFeature.self,
        SessionsFeature.self, NewSessionFeature.self, SessionFeature.self, SessionEditFeature.self, SessionPeopleFeature.self,
        SessionCompletionFeature.self, CatalogueFeature.self, LicencesFeature.self, TrainingRosterFeature.self, FollowUpsFeature.self,
        PartnersFeature.self, PartnerFeature.self, ExternalLedFeature.self,
        SearchFeature.self, NoticesFeature.self, NoticeSettingsFeature.self, StaffFeature.self, ChecksFeature.self,
    ]

    let all: [any ConsoleFeature]
    let badges: AreaBadges

    init(services: ConsoleServices) {
        badges = AreaBadges(services: services)
        all = Self.kinds.map { $0.init(services: services) }
    }
}
