/// A rule by which the characters of a number vouch for each other.
///
/// Whatever reaches a check has the form that it stands beside in a table, so that each may rely on the number of digits; one that gets
/// fewer refuses the number.
struct NumberCheck: Sendable {
    let accepts: @Sendable (NumberText) -> Bool

    init(_ accepts: @escaping @Sendable (NumberText) -> Bool) {
        self.accepts = accepts
    }

    /// For numbers without check digits.
    static let none = NumberCheck { _ in true }

    func or(_ other: NumberCheck) -> NumberCheck {
        NumberCheck { number in accepts(number) || other.accepts(number) }
    }

    func and(_ other: NumberCheck) -> NumberCheck {
        NumberCheck { number in accepts(number) && other.accepts(number) }
    }
}

/// Checks that many countries use, each with figures of its own.
extension NumberCheck {
    /// Each digit times its weight, all added up, leaves the given remainder. With fewer weights than digits, the last digits aren't looked
    /// at.
    static func weighted(_ weights: [Int], modulo divisor: Int, leaves remainder: Int = 0) -> NumberCheck {
        NumberCheck { number in weightedSum(number.digits, weights).remainder(divisor) == remainder }
    }

    /// The last digit follows from the weighted sum of those before it. A result beyond 9 means that no digit is right.
    static func lastDigit(_ weights: [Int], _ digit: @escaping @Sendable (_ sum: Int) -> Int) -> NumberCheck {
        NumberCheck { number in
            let digits = number.digits
            return digits.last == digit(weightedSum(digits.dropLast(), weights))
        }
    }

    /// Every second digit from the right is doubled, and its tens added to its ones (ISO/IEC 7812-1, "Luhn"); the sum is a multiple of ten.
    static let luhn = NumberCheck { number in luhnSum(number.digits) % 10 == 0 }

    /// ISO/IEC 7064, MOD 11,10: over all digits, of which the last is the check digit.
    static let mod11And10 = NumberCheck { number in
        let digits = number.digits
        var carry = 10
        for digit in digits.dropLast() {
            let sum = (carry + digit) % 10
            carry = (sum == 0 ? 10 : sum) * 2 % 11
        }
        return digits.last == (11 - carry) % 10
    }

    /// ISO/IEC 7064, MOD 97-10: over digits and letters.
    static let mod97 = NumberCheck { number in remainder97(number) == 1 }

    static func weightedSum(_ digits: some Sequence<Int>, _ weights: some Sequence<Int>) -> Int {
        zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
    }

    static func luhnSum(_ digits: [Int]) -> Int {
        digits.reversed().enumerated().reduce(0) { sum, place in
            let value = place.offset % 2 == 1 ? 2 * place.element : place.element
            return sum + value / 10 + value % 10
        }
    }

    /// What is left of the number after division by 97 where A is read as 10, B as 11, and so on to Z as 35.
    static func remainder97(_ number: NumberText) -> Int {
        number.bytes.reduce(0) { remainder, byte in
            byte.isDigit ? (remainder * 10 + byte.digitValue) % 97 : (remainder * 100 + Int(byte) - 55) % 97
        }
    }
}

extension Int {
    /// Never negative, whatever the sign of the number.
    func remainder(_ divisor: Int) -> Int { (self % divisor + divisor) % divisor }
}
