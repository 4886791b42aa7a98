import Contracts
import StaffAPI
import WireJSON

/// The words of events as people read them: `tier-changed` is `Tier changed`, an amount in cents is `€ 75,00`.
enum AuditWords {
    /// `billing_period` and `tier-changed` as a sentence begins.
    static func sentence(_ name: String) -> String {
        let stem = name.hasSuffix("_cents") ? String(name.dropLast(6)) : name.hasSuffix("_at") ? String(name.dropLast(3)) : name
        let words = stem.map { $0 == "_" || $0 == "-" ? " " : String($0) }.joined()
        return Sentence.beginning(words)
    }

    /// Ids are for programs; the page says by name what they stand for.
    static func isForPeople(_ field: String) -> Bool {
        !field.hasSuffix("_id") && !field.hasSuffix("_ids") && !idFields.contains(field)
    }

    /// What is an id, or a list of ids, without saying so. Those of a roster stand beside how many are on it then.
    private static let idFields: Set<String> = ["id", "requested_by", "added", "removed", "admins", "former_admins", "inherited_admins"]

    static func text(_ value: JSONValue, _ field: String) -> String {
        switch value {
        case .null: "none"
        case .bool(let isTrue): isTrue ? "yes" : "no"
        case .integer(let number): field.hasSuffix("_cents") ? Figures.money(Cents(number)) : Figures.count(number)
        case .number(let number): String(number)
        case .string(let text): word(text, field)
        case .array(let values): values.isEmpty ? "none" : values.map { self.text($0, field) }.joined(separator: ", ")
        case .object(let members): object(members)
        }
    }

    /// A discount, or anything else of several parts.
    private static func object(_ members: [String: JSONValue]) -> String {
        if case .string(let kind)? = members["kind"], case .integer(let percent)? = members["percent"] {
            return "\(Word<Discount.Kind>(text: kind).title), \(percent)\(Figures.space)%"
        }
        let shown = members.keys.sorted().filter { members[$0] != .null && isForPeople($0) }
        return shown.map { "\(sentence($0).lowercased()) \(text(members[$0] ?? .null, $0))" }.joined(separator: ", ")
    }

    /// Requests, renewals and discounts have kinds; `trial` is of both of the last, and is told alike.
    private static func kind(_ text: String) -> String {
        UpgradeRequested.Kind(rawValue: text)?.title ?? Discount.Kind(rawValue: text)?.title ?? Word<RenewalKind>(text: text).title
    }

    /// A value of a field; what staff have written stays as it is.
    static func word(_ text: String, _ field: String) -> String {
        switch field {
        case "tier", "proposed_tier": Word<Tier>(text: text).title
        case "billing_period", "proposed_billing_period": Word<BillingPeriod>(text: text).title
        case "payment": Word<TierPayment>(text: text).title
        case "visibility", "proposed_visibility": Word<Visibility>(text: text).title
        case "usage_context": Word<WorkspaceChanged.UsageContext>(text: text).title
        case "payment_mode": Word<PaymentMode>(text: text).title
        case "status": SessionStatus(rawValue: text)?.title ?? Word<SubscriptionStatus>(text: text).title
        case "mode": Word<TrainingMode>(text: text).title
        case "kind": kind(text)
        case "outcome": Word<RiskOutcome>(text: text).title
        case "reasons", "reason", "risk_reason": Word<RiskReason>(text: text).title
        default: Instant(text).map(Figures.moment) ?? text
        }
    }
}
