/// Reads the exact integer that a number of a document stands for, however it is written: `3600.0` and `36e2` are 3600.
enum DecimalLiteral {
    /// Beyond it an exponent makes every number too large or a fraction, whatever its digits are.
    private static let exponentMaximum = 1_000_000_000

    /// `nil` when the number has a fraction, or doesn't fit.
    static func integer(_ literal: some Sequence<UInt8>) -> Int64? {
        var (digits, scale, exponent): ([UInt8], Int, Int) = ([], 0, 0)
        var (isNegative, isExponentNegative, isInFraction, isInExponent) = (false, false, false, false)
        for byte in literal {
            switch byte {
            case UInt8(ascii: "-") where isInExponent: isExponentNegative = true
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "."): isInFraction = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"): isInExponent = true
            case UInt8(ascii: "0")...UInt8(ascii: "9") where isInExponent:
                exponent = min(exponentMaximum, exponent * 10 + Int(byte - UInt8(ascii: "0")))
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if isInFraction { scale -= 1 }
                if !digits.isEmpty || byte != UInt8(ascii: "0") { digits.append(byte - UInt8(ascii: "0")) }
            case _: break
            }
        }
        return value(of: digits, scale: scale + (isExponentNegative ? -exponent : exponent), isNegative: isNegative)
    }

    /// The digits times ten to the power of `scale`.
    private static func value(of digits: [UInt8], scale: Int, isNegative: Bool) -> Int64? {
        let zeros = digits.reversed().prefix { $0 == 0 }.count
        let significant = digits.dropLast(zeros)
        guard !significant.isEmpty else { return 0 }
        let power = scale + zeros
        // 19 digits always fit 64 bits without a sign.
        guard power >= 0, significant.count + power <= 19 else { return nil }
        let magnitude = (significant + Array(repeating: 0, count: power)).reduce(UInt64(0)) { $0 * 10 + UInt64($1) }
        if isNegative { return magnitude <= Int64.min.magnitude ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil }
        return Int64(exactly: magnitude)
    }
}
