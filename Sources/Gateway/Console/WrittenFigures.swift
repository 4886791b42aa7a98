import Contracts

/// Reads what staff write for numbers, amounts and days, as `Figures` writes them. The whole text has to be the figure: of `2,5` or `1e3` no part
/// is taken for one.
enum WrittenFigures {
    /// More digits are no figure of ours; so many euros are still a number of cents.
    private static let digitsMaximum = 15

    /// Digits alone, or in groups of three with dots.
    static func wholeNumber(_ text: some StringProtocol) -> Int64? {
        let groups = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let first = groups.first,
            groups.count == 1 || (1...3).contains(first.count) && groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        let digits = groups.joined()
        guard (1...digitsMaximum).contains(digits.count), digits.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) else {
            return nil
        }
        return Int64(digits)
    }

    /// Euros as `3.600`, `3.600,00` or `€ 3.600`.
    static func cents(_ text: String) -> Int64? {
        let amount = text.hasPrefix("€") ? text.dropFirst().drop(while: \.isWhitespace) : text[...]
        let parts = amount.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let euros = wholeNumber(first) else { return nil }
        guard parts.count == 2 else { return euros * 100 }
        guard parts[1].count == 2, let cents = wholeNumber(parts[1]) else { return nil }
        return euros * 100 + cents
    }

    /// Minutes since midnight, written as `13:30`.
    static func timeOfDay(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
            let hours = wholeNumber(parts[0]), let minutes = wholeNumber(parts[1]), hours < 24, minutes < 60
        else { return nil }
        return Int(hours * 60 + minutes)
    }

    /// `dd-mm-jjjj`, with other usual signs between too.
    static func day(_ text: String) -> LocalDate? {
        let parts = text.split(omittingEmptySubsequences: false) { "-/.".contains($0) }
        guard parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count), parts[2].count == 4 else { return nil }
        let numbers = parts.compactMap { wholeNumber($0).flatMap { Int(exactly: $0) } }
        return numbers.count == 3 ? LocalDate(year: numbers[2], month: numbers[1], day: numbers[0]) : nil
    }
}
