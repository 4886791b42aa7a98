import Contracts
import EventSourcing

/// What a request proposes, before anybody has looked whether it may.
struct UpgradeProposal: Sendable, Equatable {
    var kind: UpgradeRequested.Kind
    var organisationID: OrganisationID
    var workspaceID: WorkspaceID?
    var requestedBy: UserID
    var name: String?
    var tier: Tier
    var billingPeriod: BillingPeriod?
    var visibility: Visibility?
    var usageContext: WorkspaceChanged.UsageContext?
    var message: String?

    /// The form in which it is kept: a higher tier proposes no workspace, and a text without content is none. Throws `Rejection`.
    func checked() throws -> UpgradeProposal {
        guard tier.isPaid else { throw Rejection.tierNotProposed(tier) }
        guard billingPeriod != nil else { throw Rejection.cadenceNeeded(tier) }
        var checked = self
        checked.message = try Self.text(message, "message", UpgradeRequestTexts.messageRule)
        checked.name = try Self.text(name, "proposed_name", UpgradeRequestTexts.nameRule)
        switch kind {
        case .newWorkspace:
            guard checked.name != nil else { throw Rejection.nameNeeded }
            checked.usageContext = usageContext ?? .internal
        case .tierUpgrade:
            (checked.name, checked.visibility, checked.usageContext) = (nil, nil, nil)
        }
        return checked
    }

    /// Whether it could be granted as it stands. A legacy tier is kept by whoever holds it, so that only another workspace of the
    /// organisation's account can come with it. What the platform tells is taken in all the same: staff grant something else.
    var proposesGrantableTier: Bool { !tier.isLegacy || (tier.isPaid && kind == .newWorkspace && usageContext != .external) }

    private static func text(_ raw: String?, _ field: String, _ rule: TextRule) throws -> String? {
        guard let raw, !raw.trimmed.isEmpty else { return nil }
        do { return try rule.accept(raw) } catch { throw Rejection.field(field, "\(field) \(error)") }
    }
}

extension Rejection {
    static let nameNeeded = field("proposed_name", "proposed_name is needed: it becomes the name of the new workspace")

    static func tierNotProposed(_ tier: Tier) -> Rejection {
        field("proposed_tier", "\(tier.title) is granted to nobody; propose Innovator, Changemaker or Guardian")
    }

    static func cadenceNeeded(_ tier: Tier) -> Rejection {
        field("proposed_billing_period", "proposed_billing_period is needed: \(tier.title) is billed by the year or the month")
    }
}
