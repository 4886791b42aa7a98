/// Numbers of people, which stand in VAT numbers of those who trade in their own name. They hold the day of birth.
extension NumberCheck {
    /// Bulgaria, ЕГН: month + 20 for those born in the 1800s, + 40 in the 2000s.
    static let bulgarianCitizen = NumberCheck { number in
        let digits = number.digits
        guard digits.count == 10 else { return false }
        let (year, month, day) = (digits[0..<2].wholeNumber, digits[2..<4].wholeNumber, digits[4..<6].wholeNumber)
        let (century, monthOfYear) = month > 40 ? (2000, month - 40) : month > 20 ? (1800, month - 20) : (1900, month)
        return isDay(year: century + year, month: monthOfYear, day: day)
    }.and(.lastDigit([2, 4, 8, 5, 10, 9, 7, 3, 6]) { $0 % 11 % 10 })

    /// Bulgaria, ЛНЧ of a foreigner.
    static let bulgarianForeigner = NumberCheck.lastDigit([21, 19, 17, 13, 11, 9, 7, 3, 1]) { $0 % 10 }

    /// Czechia, rodné číslo: month + 50 for women, + 20 where a day ran out of numbers. Those of nine digits, from before 1954, have no
    /// check digit.
    static let czechBirthNumber = NumberCheck { number in
        let digits = number.digits
        guard digits.count == 9 || digits.count == 10 else { return false }
        let (year, month, day) = (digits[0..<2].wholeNumber, digits[2..<4].wholeNumber, digits[4..<6].wholeNumber)
        let monthWithoutFifty = month > 50 ? month - 50 : month
        let monthOfYear = monthWithoutFifty > 20 ? monthWithoutFifty - 20 : monthWithoutFifty
        if digits.count == 9 {
            return (year <= 53 || year >= 80) && isDay(year: (year >= 80 ? 1800 : 1900) + year, month: monthOfYear, day: day)
        }
        return isDay(year: (year < 54 ? 2000 : 1900) + year, month: monthOfYear, day: day)
            && digits[9] == digits[0..<9].wholeNumber % 11 % 10
    }

    /// Latvia, personas kods: the day of birth with the century in the seventh digit, or, since 2017, 32 and no day.
    static let latvianPerson = NumberCheck { number in
        let digits = number.digits
        guard digits.count == 11 else { return false }
        let (day, month, year) = (digits[0..<2].wholeNumber, digits[2..<4].wholeNumber, digits[4..<6].wholeNumber)
        return day == 32 || isDay(year: 1800 + digits[6] * 100 + year, month: month, day: day)
    }.and(.lastDigit([10, 5, 8, 4, 2, 1, 6, 3, 7, 9]) { ($0 + 1) % 11 % 10 })

    private static func isDay(year: Int, month: Int, day: Int) -> Bool {
        guard (1...12).contains(month), day >= 1 else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return day <= lengths[month - 1]
    }
}
