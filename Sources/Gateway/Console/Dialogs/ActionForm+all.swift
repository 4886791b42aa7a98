import Contracts

extension ActionForm {
    static let all = StaffAction.allCases.map { ActionForm(for: $0, trialTiers: [.changemaker, .innovator, .guardian]) }

    /// What whoever may not set tiers can send: a trial goes no higher than changemaker.
    static let allWithoutTiers = StaffAction.allCases.map { ActionForm(for: $0, trialTiers: [.changemaker, .innovator]) }

    private init(for action: StaffAction, trialTiers: [Tier]) {
        switch action {
        case .tier: self = .tier
        case .discount:
            self = .discount(action, on: "accounts/{account}", "Each seat gets the best discount that applies; they never add up.")
        case .clearDiscount: self = .clearDiscount(action, on: "accounts/{account}")
        case .trial: self = .trial(trialTiers)
        case .managed: self = .managed
        case .freeNow: self = .freeNow
        case .selfServeLater: self = .selfServeLater
        case .accountManager: self = .accountManager
        case .noAccountManager: self = .noAccountManager
        case .makePartner: self = .makePartner
        case .removePartner: self = .removePartner
        case .workspaceDiscount:
            self = .discount(action, on: "workspaces/{workspace}", "Applies to the seats that count for this workspace.")
        case .clearWorkspaceDiscount: self = .clearDiscount(action, on: "workspaces/{workspace}")
        case .usageReset: self = .usageReset
        }
    }

    private static let reason = Field(name: "reason", title: "Reason", control: .reason)

    private static func tiers(_ title: String, _ choices: [Tier], presetFrom: String? = nil) -> Field {
        Field(name: "tier", title: title, control: .choice(choices.map { ($0.rawValue, $0.title) }), presetFrom: presetFrom)
    }

    private static let period = Field(
        name: "billing_period", title: "Billed", control: .choice(BillingPeriod.allCases.map { ($0.rawValue, $0.title) }),
        presetFrom: "period")

    /// As many as BillingService takes.
    private static let seats = Int(SeatCount.range.lowerBound)...Int(SeatCount.range.upperBound)

    static let paidTiers: [Tier] = [.innovator, .changemaker, .guardian]

    private static let tier = ActionForm(
        action: .tier, method: .post, path: "accounts/{account}/tier",
        explanation: "Takes effect at once for every workspace of the account. Going down shows first what will be reverted and frozen.",
        fields: [tiers("New tier", [.free] + paidTiers, presetFrom: "tier"), period, reason], submitTitle: "Change tier", hasPreview: true)

    private static func discount(_ action: StaffAction, on target: String, _ explanation: String) -> ActionForm {
        ActionForm(
            action: action, method: .put, path: "\(target)/discount", explanation: explanation,
            fields: [
                Field(name: "kind", title: "Kind", control: .choice(Discount.Kind.allCases.map { ($0.rawValue, $0.title) })),
                Field(name: "percent", title: "Percent", control: .number(0...100), presetFrom: "percent"),
                reason,
            ], submitTitle: "Set discount")
    }

    private static func clearDiscount(_ action: StaffAction, on target: String) -> ActionForm {
        ActionForm(
            action: action, method: .delete, path: "\(target)/discount", explanation: "The discount ends now.", fields: [reason],
            submitTitle: "Clear discount")
    }

    private static func trial(_ choices: [Tier]) -> ActionForm {
        ActionForm(
            action: .trial, method: .post, path: "accounts/{account}/trial",
            explanation:
                "A tier without payment. When it ends the account falls back to free by itself; a warning goes out three days before.",
            fields: [
                tiers("Tier", choices), Field(name: "months", title: "Months of 30 days", control: .number(1...12, initial: 1)), reason,
            ], submitTitle: "Start trial")
    }

    private static let managed = ActionForm(
        action: .managed, method: .post, path: "accounts/{account}/managed",
        explanation: "Invoices instead of a subscription. An expiry of the tier is cleared.",
        fields: [
            tiers("Tier", paidTiers, presetFrom: "tier"), period,
            Field(
                name: "seats", title: "Agreed seats", control: .number(seats), isRequired: false,
                note: "Empty bills the seats in use."),
            Field(
                name: "account_manager", title: "Account manager", control: .email, isRequired: false, presetFrom: "manager",
                note: "An address at dembrane.com."),
            reason,
        ], submitTitle: "Set managed")

    private static let freeNow = ActionForm(
        action: .freeNow, method: .post, path: "accounts/{account}/self-serve",
        explanation: "Ends managed billing; the account is free from now on.",
        fields: [Field(name: "to_free", title: "", control: .constant("true")), reason], submitTitle: "Back to free")

    private static let selfServeLater = ActionForm(
        action: .selfServeLater, method: .post, path: "accounts/{account}/self-serve",
        explanation: "Ends managed billing; the tier stays until the end of the day given, then the account falls back to free.",
        fields: [Field(name: "keep_until", title: "Keep the tier until", control: .day), reason], submitTitle: "Back to self-serve")

    private static let accountManager = ActionForm(
        action: .accountManager, method: .put, path: "accounts/{account}/account-manager",
        explanation: "The colleague who looks after this customer.",
        fields: [Field(name: "email", title: "E-mail", control: .email, presetFrom: "manager", note: "An address at dembrane.com.")],
        submitTitle: "Set account manager")

    private static let noAccountManager = ActionForm(
        action: .noAccountManager, method: .delete, path: "accounts/{account}/account-manager",
        explanation: "Nobody looks after this customer any more.", fields: [], submitTitle: "Remove account manager")

    private static let makePartner = ActionForm(
        action: .makePartner, method: .put, path: "organisations/{organisation}/partner",
        explanation: "The organisation may run workspaces for clients and earn kickbacks.",
        fields: [
            Field(name: "is_partner", title: "", control: .constant("true")),
            Field(name: "agreement_confirmed", title: "A signed partner agreement exists", control: .confirmation), reason,
        ], submitTitle: "Make partner")

    private static let removePartner = ActionForm(
        action: .removePartner, method: .put, path: "organisations/{organisation}/partner",
        explanation: "The organisation is no partner any more.",
        fields: [
            Field(name: "is_partner", title: "", control: .constant("false")),
            Field(name: "agreement_confirmed", title: "", control: .constant("false")), reason,
        ], submitTitle: "Remove partner flag")

    private static let usageReset = ActionForm(
        action: .usageReset, method: .post, path: "workspaces/{workspace}/usage-reset",
        explanation: "The count of this cycle starts again at zero. Recordings are kept, and the month's total stays what it is.",
        fields: [reason], submitTitle: "Reset usage")
}
