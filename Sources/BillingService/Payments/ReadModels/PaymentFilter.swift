import Contracts
import Database
import EventKit
import StaffAPI
import TextSearch

/// Which payments are asked for.
struct PaymentFilter: Sendable, Equatable {
    var statuses: [PaymentStatus] = []
    var kinds: [PaymentKind] = []
    var account: AccountID?
    /// In which they were made.
    var month: Month?
    /// Every word of it stands in the id, the description or the method.
    var words: [String] = []
    /// Those of no known account.
    var isUnassigned = false
    /// Those that wait for somebody for this reason.
    var task: PaymentAnswer.Task?
    /// Those by which nothing was charged too.
    var hasMethodChanges = false

    /// More than anybody types; the rest of a longer text is passed over.
    private static let wordsMaximum = 8

    init(account: AccountID) {
        self.account = account
    }

    init(task: PaymentAnswer.Task) {
        self.task = task
    }

    init(_ query: ParameterReader) throws {
        statuses = try query.choices("status")
        kinds = try query.choices("kind")
        account = try query.id("account")
        month = try query.month("month")
        isUnassigned = try query.flag("unassigned") ?? false
        task = try query.choice("task")
        hasMethodChanges = try query.flag("method_changes") ?? kinds.contains(.methodChange)
        let search = try query.search() ?? ""
        words = Array(search.lowercased().split(whereSeparator: \.isWhitespace).prefix(Self.wordsMaximum).map(String.init))
    }

    /// As SQL that follows `WHERE`, and its values.
    var condition: (sql: String, values: [SQLValue]) {
        var parts: [String] = ["1"]
        var values: [SQLValue] = []
        func add(_ sql: String, _ more: [SQLValue] = []) {
            parts.append(sql)
            values += more
        }
        func addChoice(_ column: String, _ chosen: [String]) {
            guard !chosen.isEmpty else { return }
            add("\(column) IN (\(chosen.map { _ in "?" }.joined(separator: ", ")))", chosen.map { .text($0) })
        }
        addChoice("status", statuses.map(\.rawValue))
        addChoice("kind", kinds.map(\.rawValue))
        if let account { add("account_id = ?", [account.sqlValue]) }
        if let month { add("created_at >= ? AND created_at < ?", [month.start.sqlValue, month.end.sqlValue]) }
        if isUnassigned { add(PaymentAnswer.Task.unassigned.condition) }
        if let task { add(task.condition) }
        if !hasMethodChanges { add("amount_cents > 0") }
        if !words.isEmpty {
            let (sql, texts) = TrigramQuery.condition(words)
            add("payment_id IN (SELECT payment_id FROM payment_search WHERE \(sql))", texts.map { .text($0) })
        }
        for word in words { add("instr(searched, ?) > 0", [.text(word)]) }
        return (parts.joined(separator: " AND "), values)
    }

    /// Whether it asks for nothing but months, kinds and statuses, of which there are sums.
    var isOfMonths: Bool { account == nil && words.isEmpty && !isUnassigned && task == nil }

    /// In the words of the wire, for cursors.
    var description: [String: String] {
        var words: [String: String] = [:]
        if !statuses.isEmpty { words["status"] = statuses.map(\.rawValue).joined(separator: ",") }
        if !kinds.isEmpty { words["kind"] = kinds.map(\.rawValue).joined(separator: ",") }
        words["account"] = account?.description
        words["month"] = month?.description
        if isUnassigned { words["unassigned"] = "true" }
        words["task"] = task?.rawValue
        if hasMethodChanges { words["method_changes"] = "true" }
        if !self.words.isEmpty { words["search"] = self.words.joined(separator: " ") }
        return words
    }
}
