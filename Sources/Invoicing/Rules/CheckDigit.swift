/// Whether the check digits of an identifier are right, the digits given as numbers.
enum CheckDigit {
    /// ISO/IEC 7812: every second digit from the right doubled, the digits of all added; divisible by 10.
    static func luhn(_ digits: [Int]) -> Bool {
        let sum = digits.reversed().enumerated().reduce(0) { sum, place in
            let value = place.offset % 2 == 1 ? place.element * 2 : place.element
            return sum + value / 10 + value % 10
        }
        return sum % 10 == 0
    }

    /// GS1: weights 1 and 3 in turns from the right; divisible by 10.
    static func gs1(_ digits: [Int]) -> Bool {
        digits.reversed().enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 1 : 3) } % 10 == 0
    }

    /// Weights that make the sum with the last digit divisible by 11.
    static func norwegian(_ digits: [Int]) -> Bool {
        weighted(digits, by: [3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0 && digits.contains { $0 != 0 }
    }

    /// The last two digits are 97 less the rest of the first eight by 97.
    static func belgian(_ digits: [Int]) -> Bool {
        number(digits.suffix(2)) == 97 - number(digits.dropLast(2)) % 97
    }

    /// One taken from the first digit, the weighted sum is divisible by 89.
    static func australian(_ digits: [Int]) -> Bool {
        (weighted(digits, by: [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10) % 89 == 0
    }

    private static func weighted(_ digits: [Int], by weights: [Int]) -> Int {
        zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private static func number(_ digits: ArraySlice<Int>) -> Int { digits.reduce(0) { $0 * 10 + $1 } }
}
