import Contracts
import HTTP

/// The address of the at-risk page: which reason it shows or whether those put aside, and which page of it. A reason that isn't known is
/// none.
struct AtRiskAddress {
    var reason: RiskReason?
    var isSnoozed = false
    var cursor: String?

    init(reason: RiskReason? = nil, isSnoozed: Bool = false, cursor: String? = nil) {
        self.reason = reason
        self.isSnoozed = isSnoozed
        self.cursor = cursor
    }

    init(_ query: QueryItems) {
        reason = query["reason"].flatMap(RiskReason.init)
        isSnoozed = query["snoozed"] == "true"
        cursor = query["cursor"].flatMap { $0.isEmpty ? nil : $0 }
    }

    var query: QueryItems {
        var items = QueryItems()
        if let reason { items.add("reason", reason.rawValue) }
        if isSnoozed { items.add("snoozed", "true") }
        if let cursor { items.add("cursor", cursor) }
        return items
    }

    var path: String {
        let encoded = query.encoded
        return encoded.isEmpty ? AtRiskFeature.path : "\(AtRiskFeature.path)?\(encoded)"
    }
}
