/// The United Kingdom: seven digits and two that check them.
extension NumberCheck {
    /// The weighted sum is a multiple of 97; for numbers given out since 2009, from 100 0000 on, it may also be 55 (or 42) off.
    static let british = NumberCheck { number in
        let digits = number.digits
        let remainder = weightedSum(digits, [8, 7, 6, 5, 4, 3, 2, 10, 1]) % 97
        return remainder == 0 || (digits.prefix(3).wholeNumber >= 100 && [42, 55].contains(remainder))
    }

    /// Government departments, 000 to 499.
    static let britishDepartment = NumberCheck { $0.digits.wholeNumber < 500 }

    /// Health authorities, 500 to 999.
    static let britishHealthAuthority = NumberCheck { $0.digits.wholeNumber >= 500 }
}
