import Contracts
import HTTP
import StaffAPI

/// Of which time a statement is, as its address says it: `2026-11`, `2026-q4` or `2026`.
enum StatementPeriod: Sendable, Equatable {
    case month(Month)
    /// By its first month.
    case quarter(Month)
    case year(Int)

    static let name = "period"

    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let year = parts.first.flatMap({ $0.count == 4 ? Int($0) : nil }), (2000...2999).contains(year) else { return nil }
        switch parts.count {
        case 1: self = .year(year)
        case 2:
            if let quarter = parts[1].hasPrefix("q") ? Int(parts[1].dropFirst()) : nil, (1...4).contains(quarter) {
                self = .quarter(Month(year: year, number: quarter * 3 - 2))
            } else {
                guard let month = Month(text) else { return nil }
                self = .month(month)
            }
        default: return nil
        }
    }

    static func quarter(of month: Month) -> StatementPeriod { .quarter(Month(year: month.year, number: (month.number - 1) / 3 * 3 + 1)) }

    /// What an address says, or the present quarter, and what of it could not be used, in words.
    static func nearest(_ query: QueryItems, now: Instant) -> (period: StatementPeriod, notes: [String]) {
        let present = quarter(of: now.month)
        guard let text = query[name] else { return (present, []) }
        if let period = StatementPeriod(text) { return (period, []) }
        return (present, ["“\(ShownName(text).plain)” is no period; this is \(present.title)."])
    }

    private var firstMonth: Month {
        switch self {
        case .month(let month), .quarter(let month): month
        case .year(let year): Month(year: year, number: 1)
        }
    }

    private var length: Int {
        switch self {
        case .month: 1
        case .quarter: 3
        case .year: 12
        }
    }

    var first: LocalDate { firstMonth.firstDay }
    var last: LocalDate { firstMonth.adding(months: length).firstDay.adding(days: -1) }

    var next: StatementPeriod { moved(by: 1) }
    var previous: StatementPeriod { moved(by: -1) }

    private func moved(by count: Int) -> StatementPeriod {
        switch self {
        case .month(let month): .month(month.adding(months: count))
        case .quarter(let month): .quarter(month.adding(months: 3 * count))
        case .year(let year): .year(year + count)
        }
    }

    /// Each length that holds the first month of this one.
    var lengths: [(title: String, period: StatementPeriod)] {
        [("Month", .month(firstMonth)), ("Quarter", .quarter(of: firstMonth)), ("Year", .year(firstMonth.year))]
    }

    var text: String {
        switch self {
        case .month(let month): month.description
        case .quarter(let month): "\(month.year)-q\((month.number + 2) / 3)"
        case .year(let year): String(year)
        }
    }

    var title: String {
        switch self {
        case .month(let month): Figures.month(month)
        case .quarter(let month): "Quarter \((month.number + 2) / 3) of \(month.year)"
        case .year(let year): String(year)
        }
    }

    /// `Quarter 4 of 2026 so far` until its last day is over.
    func title(on today: LocalDate) -> String { last < today ? title : "\(title) so far" }

    /// What PartnerService is asked for.
    var question: QueryItems { ["from": first.description, "to": last.description] }

    var query: QueryItems { [Self.name: text] }

    func path(of partner: OrganisationID) -> String { "\(ConsolePath.partner(partner, .statement))?\(query.encoded)" }

    /// - Parameter ending: `html` or `pdf`.
    func documentPath(of partner: OrganisationID, _ ending: String) -> String {
        "\(ConsolePath.partner(partner, .statement)).\(ending)?\(query.encoded)"
    }
}
