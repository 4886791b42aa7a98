import Contracts
import StaffAPI
import TextSearch

/// Which accounts of which month are asked for.
struct ReconciliationFilter: Sendable, Equatable {
    let month: Month
    /// Accounts that have one of these.
    var gaps: [ReconciliationGap] = []
    /// Whether they have any.
    var hasGaps: Bool?
    var account: AccountID?
    /// Each stands in the name of the account.
    var words: [String] = []

    /// More than anybody types; the rest of a longer text is passed over.
    private static let wordsMaximum = 8

    init(_ query: ParameterReader, on today: LocalDate) throws {
        month = try query.month("month") ?? today.month
        let months = today.month.adding(months: -ReconciliationOperations.monthsBack)...today.month
        guard months.contains(month) else {
            throw ParameterFault("month", "month has to lie between \(months.lowerBound) and \(months.upperBound)")
        }
        gaps = try query.choices("gap")
        hasGaps = try query.flag("with_gaps")
        account = try query.id("account")
        let search = try query.search() ?? ""
        words = Array(SearchText(search).words.prefix(Self.wordsMaximum))
    }

    func lets(_ found: [ReconciliationGap]) -> Bool {
        if let hasGaps, hasGaps == found.isEmpty { return false }
        return gaps.isEmpty || gaps.contains(where: found.contains)
    }

    /// In words, for cursors.
    var description: [String: String] {
        var words = ["month": month.description]
        if !gaps.isEmpty { words["gap"] = gaps.map(\.rawValue).joined(separator: ",") }
        words["with_gaps"] = hasGaps.map { "\($0)" }
        words["account"] = account?.description
        if !self.words.isEmpty { words["search"] = self.words.joined(separator: " ") }
        return words
    }
}
