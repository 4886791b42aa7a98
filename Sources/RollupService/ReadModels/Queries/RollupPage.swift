import Contracts
import StaffAPI

/// One page of a view: so many accounts, and no more than a reader takes in one answer.
struct RollupPage {
    /// About how large the accounts of a page may be as JSON. Other services read answers of 16 MiB at most.
    static let bytesMaximum = 8 * 1_024 * 1_024

    private(set) var accounts: [AccountRow] = []
    /// The place of the first account among all that the view shows, from 1; nil where there is none.
    private(set) var first: Int?
    /// The first account of the page, before which there are more.
    private(set) var previous: LinePosition?
    /// The last account of the page, after which there are more.
    private(set) var next: LinePosition?

    /// A page may end early, and the next one goes on with the account that no longer had room; the one nearest to the edge always has.
    init(
        _ query: RollupQuery, _ reader: AccountReader, _ edge: PageEdge<LinePosition>, limit: Int, workspaces: Int,
        bytes: Int = bytesMaximum
    ) throws {
        let (positions, isFollowed) = try query.page(edge, limit: limit)
        var isMore = isFollowed
        var shown: [LinePosition] = []
        var room = bytes
        for position in positions {
            guard let account = try reader.account(position.accountID, workspaces: workspaces) else { continue }
            room -= account.approximateBytes
            if room < 0, !accounts.isEmpty {
                isMore = true
                break
            }
            accounts.append(account)
            shown.append(position)
        }
        if case .before = edge {
            accounts.reverse()
            shown.reverse()
            if let last = shown.last { isMore = try !query.page(.after(last), limit: 1).positions.isEmpty }
        }
        guard let head = shown.first, let last = shown.last else { return }
        let before = if case .after(nil) = edge { 0 } else { try query.count(before: head) }
        first = before + 1
        previous = before > 0 ? head : nil
        next = isMore ? last : nil
    }
}

extension AccountRow {
    /// Its size as JSON: the texts of customers, and something for all the rest.
    fileprivate var approximateBytes: Int {
        let texts = label.utf8.count + (organisationName ?? "").utf8.count + Self.approximateBytes(admins)
        return workspaces.reduce(1_000 + texts) { $0 + 500 + $1.name.utf8.count + Self.approximateBytes($1.admins) }
    }

    private static func approximateBytes(_ contacts: [AdminContact]) -> Int {
        contacts.reduce(0) { $0 + 200 + $1.name.utf8.count + $1.email.utf8.count }
    }
}
