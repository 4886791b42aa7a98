/// Ireland: seven digits and a letter that checks them; since 2013 a second letter says who bears the number and is checked too.
extension NumberCheck {
    static let irish = NumberCheck { number in
        let digits = number.digits
        let kind = number.bytes.dropFirst(8).first.map(letterValue) ?? 0
        return digits.count == 7 && (0...22).contains(kind) && letter(of: digits, kind: kind) == number.bytes.dropFirst(7).first
    }

    /// The form from before 1991: the digit that stands first belongs behind the five that follow the letter or sign.
    static let irishOld = NumberCheck { number in
        let digits = number.digits
        return digits.count == 6 && letter(of: [0] + digits.dropFirst() + digits.prefix(1), kind: 0) == number.bytes.last
    }

    private static func letter(of digits: [Int], kind: Int) -> UInt8 {
        let remainder = (weightedSum(digits, [8, 7, 6, 5, 4, 3, 2]) + 9 * kind) % 23
        return remainder == 0 ? UInt8(ascii: "W") : UInt8(ascii: "A") + UInt8(remainder - 1)
    }

    /// A is 1, B is 2, and so on; W is 0, as the letter that was given to married women and counts for nothing.
    private static func letterValue(_ byte: UInt8) -> Int {
        byte == UInt8(ascii: "W") ? 0 : Int(byte) - Int(UInt8(ascii: "A")) + 1
    }
}
