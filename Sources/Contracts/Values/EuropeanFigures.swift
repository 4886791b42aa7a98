/// Figures as people in most of Europe write them: `1.234,56`.
public enum EuropeanFigures {
    /// With a point after every three digits.
    public static func grouped(_ number: UInt64) -> String {
        var text = ""
        for (index, digit) in String(number).reversed().enumerated() {
            if index > 0, index % 3 == 0 { text.append(".") }
            text.append(digit)
        }
        return String(text.reversed())
    }

    /// A number of hundredths, such as cents, with two digits after a comma.
    public static func hundredths(_ number: UInt64) -> String {
        let rest = number % 100
        return "\(grouped(number / 100)),\(rest < 10 ? "0" : "")\(rest)"
    }
}

extension Cents {
    /// `€ 1.234,56` with a space that never breaks, a minus in front where it is below zero.
    public var inEuros: String { "\(amount < 0 ? "−" : "")€\u{A0}\(EuropeanFigures.hundredths(amount.magnitude))" }
}
