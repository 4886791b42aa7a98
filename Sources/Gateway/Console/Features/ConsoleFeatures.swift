/// The pages of the console.
struct ConsoleFeatures: Sendable {
    /// A new kind of page is a line here.
    static let kinds: [any ConsoleFeature.Type] = [
        UsageFeature.self, AccountFeature.self, WorkspaceFeature.self, PersonFeature.self, AtRiskFeature.self, RevenueFeature.self,
        SearchFeature.self, StaffFeature.self, ChecksFeature.self, RequestsFeature.self, RequestFeature.self,
    ]

    let all: [any ConsoleFeature]

    init(services: ConsoleServices) {
        all = Self.kinds.map { $0.init(services: services) }
    }
}
