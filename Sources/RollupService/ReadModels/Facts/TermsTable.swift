import Contracts
import Database
import Terms

/// The dated terms of every account, as billing announced them.
struct TermsTable {
    let connection: Connection

    static let migration = Migration(
        "rollup-terms",
        """
        CREATE TABLE account_terms (
            account_id BLOB NOT NULL CHECK (length(account_id) = 16),
            effective_at INTEGER NOT NULL,
            position INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('tier', 'mode', 'discount', 'account_manager', 'paid_period')),
            tier TEXT,
            billing_period TEXT,
            expires_at INTEGER,
            is_trial INTEGER,
            payment_mode TEXT,
            managed INTEGER,
            live INTEGER,
            agreed_seats INTEGER,
            workspace_id BLOB,
            discount_kind TEXT,
            discount_percent INTEGER,
            account_manager TEXT,
            first_day INTEGER,
            last_day INTEGER,
            PRIMARY KEY (account_id, effective_at, position)
        ) STRICT, WITHOUT ROWID;
        """
    )

    /// What earlier versions kept knows of no canceled subscription that was paid for, and of no agreed amount.
    static let paidStays = Migration(
        "rollup-terms-paid-stays",
        """
        ALTER TABLE account_terms ADD COLUMN paid_until INTEGER;
        ALTER TABLE account_terms ADD COLUMN replaces_payer INTEGER NOT NULL DEFAULT 1 CHECK (replaces_payer IN (0, 1));
        ALTER TABLE account_terms ADD COLUMN agreed_cents INTEGER CHECK (agreed_cents > 0);
        """
    )

    /// By which invoice a period is paid; one without days takes back what the invoice had paid for, since `expires_at` or from the beginning.
    static let invoices = Migration(
        "rollup-terms-invoices", "ALTER TABLE account_terms ADD COLUMN invoice_id BLOB CHECK (length(invoice_id) = 16)")

    private static let columns = """
        effective_at, position, kind, tier, billing_period, expires_at, is_trial, payment_mode, managed, live, agreed_seats, workspace_id, \
        discount_kind, discount_percent, account_manager, first_day, last_day, paid_until, replaces_payer, agreed_cents, invoice_id
        """

    /// The next accounts that have terms, in the order of their ids.
    func accounts(after accountID: AccountID?, limit: Int) throws -> [AccountID] {
        let sql = "SELECT DISTINCT account_id FROM account_terms WHERE account_id > ? ORDER BY account_id LIMIT ?"
        return try connection.query(sql, [accountID?.sqlValue ?? .blob([]), limit.sqlValue]) { $0.id(0) }
    }

    /// False for a term that is known already.
    func keep(_ term: Term, of accountID: AccountID) throws -> Bool {
        var values = [SQLValue](repeating: .null, count: 21)
        values[0] = term.effectiveAt.sqlValue
        values[1] = term.position.sqlValue
        values[18] = true.sqlValue
        switch term.change {
        case .tier(let tier, let period, let expiresAt, let isTrial):
            values[2...6] = ["tier", tier.rawValue.sqlValue, (period?.rawValue).sqlValue, expiresAt.sqlValue, isTrial.sqlValue]
        case .mode(let mode, let tier, let period, let expiresAt, let paid):
            values[2...5] = ["mode", tier.rawValue.sqlValue, period.rawValue.sqlValue, expiresAt.sqlValue]
            values[7...10] = [
                mode.paymentMode.rawValue.sqlValue, mode.managed.sqlValue, mode.hasLiveSubscription.sqlValue, mode.agreedSeats.sqlValue,
            ]
            values[17...19] = [paid.until.sqlValue, paid.replacesPayer.sqlValue, mode.agreedAmount.sqlValue]
        case .discount(let discount, let workspaceID):
            values[2] = "discount"
            values[11...13] = [workspaceID.sqlValue, (discount?.kind.rawValue).sqlValue, (discount?.percent).sqlValue]
        case .accountManager(let email):
            values[2] = "account_manager"
            values[14] = email.sqlValue
        case .paidPeriod(let period, let invoice):
            values[2] = "paid_period"
            values[15...16] = [period.firstDay.sqlValue, period.lastDay.sqlValue]
            values[20] = invoice.sqlValue
        case .takenBack(let invoice, let since):
            values[2] = "paid_period"
            values[5] = since.sqlValue
            values[20] = invoice.sqlValue
        }
        let marks = String(repeating: ", ?", count: values.count)
        let sql = """
            INSERT INTO account_terms (account_id, \(Self.columns)) VALUES (?\(marks))
            ON CONFLICT (account_id, effective_at, position) DO NOTHING
            """
        return try connection.execute(sql, [accountID.sqlValue] + values) > 0
    }

    func terms(of accountID: AccountID) throws -> AccountTerms {
        let sql = "SELECT \(Self.columns) FROM account_terms WHERE account_id = ?"
        return AccountTerms(try connection.query(sql, [accountID.sqlValue]) { try Self.term($0) })
    }

    private static func term(_ row: Row) throws -> Term {
        let change: Term.Change =
            switch row.text(2) {
            case "tier":
                .tier(try row.choice(3), try row.optionalChoice(4), expiresAt: row.optionalInstant(5), isTrial: row.bool(6))
            case "mode":
                .mode(
                    BillingMode(
                        paymentMode: try row.choice(7), managed: row.bool(8), hasLiveSubscription: row.bool(9),
                        agreedSeats: row.agreedSeats(10), agreedAmount: row.optionalInt(19).map { Cents($0) }),
                    try row.choice(3), try row.choice(4), expiresAt: row.optionalInstant(5),
                    PaidStay(until: row.optionalInstant(17), replacesPayer: row.bool(18)))
            case "discount": .discount(try row.discount(12, 13), row.optionalID(11))
            case "account_manager": .accountManager(row.optionalText(14))
            case "paid_period": Self.paidPeriod(row)
            case let kind: throw CorruptColumn(column: "kind", value: kind)
            }
        return Term(effectiveAt: row.instant(0), position: row.int(1), change: change)
    }

    private static func paidPeriod(_ row: Row) -> Term.Change {
        guard let invoice: InvoiceID = row.optionalID(20), row.optionalInt(15) == nil else {
            return .paidPeriod(PaidPeriod(row.date(15), row.date(16)), of: row.optionalID(20))
        }
        return .takenBack(invoice, since: row.optionalInstant(5))
    }
}

extension Row {
    /// Seats agreed for managed billing. An older version kept any number; the nearest that there can be stands for it.
    func agreedSeats(_ index: Int) -> Int? {
        optionalInt(index).map { Int(min(max($0, SeatCount.range.lowerBound), SeatCount.range.upperBound)) }
    }

    func discount(_ kind: Int, _ percent: Int) throws -> Discount? {
        guard let kind = try optionalChoice(kind, Discount.Kind.self) else { return nil }
        guard let percent = Percent(Int(int(percent))) else { throw CorruptColumn(column: "percent", value: "\(int(percent))") }
        return Discount(kind: kind, percent: percent)
    }
}
