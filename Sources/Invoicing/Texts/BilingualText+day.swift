import Contracts

extension BilingualText {
    /// A day as it is written out: `30 November 2026`, `30 november 2026`. Blanks that don't break hold it on one line.
    public init(_ day: LocalDate) {
        let (year, month, number) = day.components
        let name = Self.months[month - 1]
        func written(_ name: String) -> String { "\(number)\u{A0}\(name)\u{A0}\(year)" }
        self.init(english: written(name.english), dutch: written(name.dutch))
    }

    private static let months = [
        BilingualText(english: "January", dutch: "januari"), BilingualText(english: "February", dutch: "februari"),
        BilingualText(english: "March", dutch: "maart"), BilingualText(english: "April", dutch: "april"),
        BilingualText(english: "May", dutch: "mei"), BilingualText(english: "June", dutch: "juni"),
        BilingualText(english: "July", dutch: "juli"), BilingualText(english: "August", dutch: "augustus"),
        BilingualText(english: "September", dutch: "september"), BilingualText(english: "October", dutch: "oktober"),
        BilingualText(english: "November", dutch: "november"), BilingualText(english: "December", dutch: "december"),
    ]
}
