import Contracts
import Invoicing

/// The two rows of numbers: each begins anew with every calendar year and has no gaps (DOMAIN §10).
enum NumberSeries: String, Sendable, CaseIterable {
    case invoices
    case creditNotes = "credit_notes"

    /// Such as `2026-000123`, or `C2026-000001`. Throws `TextFault` for what no number looks like.
    func number(_ sequence: Int64, in year: Int) throws -> DocumentNumber {
        let digits = String(sequence)
        return try DocumentNumber("\(prefix)\(year)-\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits)")
    }

    /// The year and the place of a number of the series, written as the series writes it; nil for any other text.
    func place(of number: String) -> (year: Int, sequence: Int64)? {
        guard number.hasPrefix(prefix) else { return nil }
        let parts = number.dropFirst(prefix.count).split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else { return nil }
        guard parts[0].count == 4, let year = Int(parts[0]), let sequence = Int64(parts[1]),
            (1...Self.sequenceMaximum).contains(sequence), (try? self.number(sequence, in: year).text) == number
        else { return nil }
        return (year, sequence)
    }

    /// Where a number stands that another system gave, whatever it gave it to: many number invoices and credit notes in one series. Nil for a
    /// form that isn't ours, which takes no place.
    static func place(of number: String) -> (series: NumberSeries, year: Int, sequence: Int64)? {
        for series in allCases {
            if let place = series.place(of: number) { return (series, place.year, place.sequence) }
        }
        return nil
    }

    /// More than anybody issues in a year.
    private static let sequenceMaximum: Int64 = 999_999_999

    private var prefix: String {
        switch self {
        case .invoices: ""
        case .creditNotes: "C"
        }
    }
}
