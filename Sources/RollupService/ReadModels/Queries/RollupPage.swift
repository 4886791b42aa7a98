import Contracts

/// One page of a view: so many accounts, and no more than a reader takes in one answer.
struct RollupPage {
    /// About how large the accounts of a page may be as JSON. Other services read answers of 16 MiB at most.
    static let bytesMaximum = 8 * 1_024 * 1_024

    private(set) var accounts: [AccountAnswer] = []
    /// Where to go on; nil when this was the last page.
    private(set) var next: LinePosition?

    /// A page may end early, and goes on with the account that no longer had room; the first one always has.
    init(
        _ query: RollupQuery, _ reader: AccountReader, after: LinePosition?, limit: Int, workspaces: Int, bytes: Int = bytesMaximum
    ) throws {
        let (positions, isMore) = try query.page(after: after, limit: limit)
        var room = bytes
        for position in positions {
            guard let account = try reader.account(position.accountID, workspaces: workspaces) else { continue }
            room -= account.approximateBytes
            if room < 0, !accounts.isEmpty { return }
            accounts.append(account)
            next = position
        }
        if !isMore { next = nil }
    }
}

extension AccountAnswer {
    /// Its size as JSON: the texts of customers, and something for all the rest.
    fileprivate var approximateBytes: Int {
        let texts = label.utf8.count + organisationName.utf8.count + Self.approximateBytes(admins)
        return workspaces.reduce(1_000 + texts) { $0 + 500 + $1.name.utf8.count + Self.approximateBytes($1.admins) }
    }

    private static func approximateBytes(_ contacts: [Contact]) -> Int {
        contacts.reduce(0) { $0 + 200 + $1.name.utf8.count + $1.email.utf8.count }
    }
}
