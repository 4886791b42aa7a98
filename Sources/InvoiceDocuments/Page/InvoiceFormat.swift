import Contracts
import Invoicing

/// How a document writes figures: `€ 1.234,56` and `30 november 2026` in Dutch, `€1,234.56` and `30 November 2026` in English. What
/// belongs together is held on one line by blanks that don't break.
struct InvoiceFormat: Sendable {
    private let language: InvoiceLanguage
    private let groupSeparator: String
    private let decimalSeparator: String
    private let currencySign: String

    init(_ language: InvoiceLanguage) {
        self.language = language
        switch language {
        case .dutch: (currencySign, groupSeparator, decimalSeparator) = ("€\u{A0}", ".", ",")
        case .english: (currencySign, groupSeparator, decimalSeparator) = ("€", ",", ".")
        }
    }

    func money(_ amount: Cents) -> String {
        let (euros, cents) = amount.amount.magnitude.quotientAndRemainder(dividingBy: 100)
        let sign = amount < .zero ? "−" : ""
        return "\(sign)\(currencySign)\(grouped(euros))\(decimalSeparator)\(cents < 10 ? "0" : "")\(cents)"
    }

    func count(_ number: Int64) -> String { (number < 0 ? "−" : "") + grouped(number.magnitude) }

    func percent(_ percent: Percent) -> String { "\(percent.value)%" }

    /// With as many decimals as the rate has: `21%`, `5,5%`.
    func percent(_ rate: VATRate) -> String {
        let (whole, hundredths) = rate.value.magnitude.quotientAndRemainder(dividingBy: 100)
        switch (hundredths / 10, hundredths % 10) {
        case (0, 0): return "\(whole)%"
        case (let tenths, 0): return "\(whole)\(decimalSeparator)\(tenths)%"
        case (let tenths, let rest): return "\(whole)\(decimalSeparator)\(tenths)\(rest)%"
        }
    }

    func day(_ day: LocalDate) -> String { BilingualText(day).in(language) }

    /// Both days, or the one that is first and last.
    func period(_ period: InvoicePeriod) -> String {
        period.dayCount == 1 ? day(period.firstDay) : "\(day(period.firstDay)) – \(day(period.lastDay))"
    }

    private func grouped(_ number: UInt64) -> String {
        var text = ""
        for (place, digit) in String(number).reversed().enumerated() {
            if place > 0, place % 3 == 0 { text += groupSeparator }
            text.append(digit)
        }
        return String(text.reversed())
    }
}
