import Contracts
import WireJSON

/// What an event changed, told as before and after.
///
/// Payloads name the old value of `tier` `previous_tier`, and of `is_partner` `was_partner`; whatever else they say is part of what
/// holds afterwards. So a kind of event that is added later is told well without a change here.
struct AuditChange: Equatable {
    /// A field with another value than before.
    struct Field: Codable, Sendable, Equatable {
        var field: String
        var before: JSONValue
        var after: JSONValue
    }

    private(set) var before: [String: JSONValue] = [:]
    private(set) var after: [String: JSONValue] = [:]

    /// Fields that say of what, when and why; the trail has them in columns of their own.
    private static let circumstances: Set = ["account_id", "workspace_id", "organisation_id", "effective_at", "cause", "reason"]
    /// Fields that are absent while there is no value.
    private static let absentWhenNone = ["discount", "account_manager", "until"]
    /// Objects whose members are told one by one; what is an object or a list itself stands on the document.
    private static let toldByMember = ["billing_details", "document", "details"]
    /// The bytes of documents, for which their digests stand.
    private static let untold: Set = ["content"]

    init(_ data: [String: JSONValue]) {
        for (name, value) in data where !Self.circumstances.contains(name) && !Self.untold.contains(name) {
            if let current = Self.currentName(of: name) {
                before[current] = value
            } else {
                after[name] = value
            }
        }
        for name in Self.toldByMember {
            Self.spread(name, in: &before)
            Self.spread(name, in: &after)
        }
        for name in Self.absentWhenNone where before[name] != nil || after[name] != nil {
            if before[name] == nil { before[name] = .null }
            if after[name] == nil { after[name] = .null }
        }
    }

    /// The fields of which both values are known and differ, by name.
    static func fields(_ before: JSONValue, _ after: JSONValue) -> [Field] {
        guard case .object(let old) = before, case .object(let new) = after else { return [] }
        return old.keys.sorted().compactMap { name in
            guard let before = old[name], let after = new[name], before != after else { return nil }
            return Field(field: name, before: before, after: after)
        }
    }

    private static func spread(_ name: String, in values: inout [String: JSONValue]) {
        guard case .object(let members)? = values[name] else { return }
        values[name] = nil
        values.merge(members.filter { $0.value.isScalar }) { _, member in member }
    }

    private static func currentName(of name: String) -> String? {
        if name.hasPrefix("previous_") { return String(name.dropFirst("previous_".count)) }
        return name == "was_partner" ? "is_partner" : nil
    }
}

extension JSONValue {
    fileprivate var isScalar: Bool {
        switch self {
        case .object, .array: false
        case .null, .bool, .integer, .number, .string: true
        }
    }
}
