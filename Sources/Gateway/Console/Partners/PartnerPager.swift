import HTTP

/// The ways to the pages beside the one that is shown, of a list within the page of a partner.
struct PartnerPager {
    let path: String
    /// What of the address stays as it is.
    var kept: QueryItems = [:]
    let isFirstPage: Bool
    let nextCursor: String?
    let shown: Int

    func html(_ things: String) -> HTML {
        Pager(
            things: things, shown: shown, first: nil, total: nil, previousPath: isFirstPage ? nil : address(nil),
            nextPath: nextCursor.map { address($0) }
        ).html()
    }

    private func address(_ cursor: String?) -> String {
        var query = kept
        if let cursor { query.add("cursor", cursor) }
        return query.items.isEmpty ? path : "\(path)?\(query.encoded)"
    }
}
