import Contracts
import Database
import EventKit
import StaffAPI
import TextSearch

/// Which invoices are asked for.
struct InvoiceFilter: Sendable, Equatable {
    var statuses: [InvoiceStatus] = []
    var kind: InvoiceKind?
    var account: AccountID?
    /// By the day of issue, both included.
    var from: LocalDate?
    var to: LocalDate?
    /// Every word of it stands in the number, the buyer's name or a reference, or is the invoice's id.
    var words: [String] = []
    /// Those whose newest mail was refused, while it has anything to ask or to tell.
    var isMailRefused = false
    /// Those of which a second person has to confirm that a payment is withdrawn.
    var isWithdrawalAsked = false
    /// Those with a line for this training session, also where it was credited, and the credit notes that did so.
    var session: TrainingSessionID?

    init(account: AccountID? = nil) {
        self.account = account
    }

    init(_ query: ParameterReader) throws {
        statuses = try query.choices("status")
        kind = try query.choice("kind")
        account = try query.id("account")
        from = try query.date("from")
        to = try query.date("to")
        isMailRefused = try query.flag("mail_refused") ?? false
        isWithdrawalAsked = try query.flag("withdrawal_asked") ?? false
        session = try query.id("training_session_id")
        let search = try query.search() ?? ""
        words = Self.words(of: search)
    }

    init(searching text: String) {
        words = Self.words(of: text)
    }

    private static func words(of text: String) -> [String] { Array(SearchText(text).words.prefix(wordsMaximum)) }

    /// More than anybody types; the rest of a longer text is passed over.
    private static let wordsMaximum = 8

    /// As SQL that follows `WHERE`, and its values.
    var condition: (sql: String, values: [SQLValue]) {
        var parts: [String] = ["1"]
        var values: [SQLValue] = []
        func add(_ sql: String, _ value: SQLValue...) {
            parts.append(sql)
            values += value
        }
        if !statuses.isEmpty {
            // Credit notes have no status that one could look for.
            parts.append("kind = 'invoice'")
            parts.append("status IN (\(statuses.map { _ in "?" }.joined(separator: ", ")))")
            values += statuses.map { .text($0.rawValue) }
        }
        if let kind { add("kind = ?", .text(kind.rawValue)) }
        // As all of them have, and by which the index leads to them.
        if kind == .creditNote { add("status = ?", .text(InvoiceStatus.issued.rawValue)) }
        if let account { add("account_id = ?", account.sqlValue) }
        if let from { add("issued_on >= ?", from.sqlValue) }
        if let to { add("issued_on <= ?", to.sqlValue) }
        if isMailRefused { add("refused_at IS NOT NULL AND sending_to IS NULL AND (open_cents > 0 OR kind = 'credit_note')") }
        if isWithdrawalAsked { add("asked_mark IS NOT NULL") }
        if let session {
            add("invoice_id IN (SELECT invoice_id FROM invoiced_sessions WHERE training_session_id = ?)", session.sqlValue)
        }
        for word in words { if let id = InvoiceID(word) { add("invoice_id = ?", id.sqlValue) } }
        if let search = InvoiceSearch.condition(words.filter { InvoiceID($0) == nil }) {
            parts.append(search.sql)
            values += search.values
        }
        return (parts.joined(separator: " AND "), values)
    }

    /// Whether it asks for nothing but days, kinds and statuses, of which there are sums.
    var isOfDays: Bool { account == nil && words.isEmpty && !isMailRefused && !isWithdrawalAsked && session == nil }

    /// In the words of the wire, for a manifest and for cursors.
    var description: [String: String] {
        var words: [String: String] = [:]
        if !statuses.isEmpty { words["status"] = statuses.map(\.rawValue).joined(separator: ",") }
        words["kind"] = kind?.rawValue
        words["account"] = account?.description
        words["from"] = from?.description
        words["to"] = to?.description
        if isMailRefused { words["mail_refused"] = "true" }
        if isWithdrawalAsked { words["withdrawal_asked"] = "true" }
        words["training_session_id"] = session?.description
        if !self.words.isEmpty { words["search"] = self.words.joined(separator: " ") }
        return words
    }
}
