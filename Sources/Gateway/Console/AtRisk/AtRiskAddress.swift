import Contracts
import HTTP

/// The address of the at-risk page: which reason it shows, and which page of it. A reason that isn't known is none.
struct AtRiskAddress {
    var reason: RiskReason?
    var cursor: String?

    init(reason: RiskReason? = nil, cursor: String? = nil) {
        self.reason = reason
        self.cursor = cursor
    }

    init(_ query: QueryItems) {
        reason = query["reason"].flatMap(RiskReason.init)
        cursor = query["cursor"].flatMap { $0.isEmpty ? nil : $0 }
    }

    var query: QueryItems {
        var items = QueryItems()
        if let reason { items.add("reason", reason.rawValue) }
        if let cursor { items.add("cursor", cursor) }
        return items
    }

    var path: String {
        let encoded = query.encoded
        return encoded.isEmpty ? AtRiskFeature.path : "\(AtRiskFeature.path)?\(encoded)"
    }
}
