import Contracts
import HTTP

/// The address of the page of notices: what it shows, and which page of it. A word that isn't known is none.
struct NoticesAddress {
    static let unreadName = "unread"

    var isUnread: Bool
    var code: NoticeCode?
    var cursor: String?

    init(_ query: QueryItems = QueryItems()) {
        isUnread = query[Self.unreadName] == "true"
        code = query["code"].flatMap(NoticeCode.init)
        cursor = query["cursor"].flatMap { $0.isEmpty ? nil : $0 }
    }

    var isFiltered: Bool { isUnread || code != nil }

    var filter: NoticeList.Filter { NoticeList.Filter(isUnread: isUnread ? true : nil, code: code) }

    /// The same from its first page on, with something else chosen.
    func with(_ change: (inout NoticesAddress) -> Void) -> NoticesAddress {
        var other = self
        other.cursor = nil
        change(&other)
        return other
    }

    /// Without the sign before it.
    var query: String {
        var items = QueryItems()
        if isUnread { items.add(Self.unreadName, "true") }
        if let code { items.add("code", code.rawValue) }
        if let cursor { items.add("cursor", cursor) }
        return items.encoded
    }

    var path: String { query.isEmpty ? NoticesFeature.path : "\(NoticesFeature.path)?\(query)" }
}
