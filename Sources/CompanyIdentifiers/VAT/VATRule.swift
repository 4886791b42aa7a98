/// How the VAT numbers of one country are written.
struct VATRule: Sendable {
    let prefix: String
    let country: Country
    /// A number in its normal form whose check digits are right.
    let example: String
    /// The forms of what follows the prefix.
    let forms: [NumberForm]

    init(_ prefix: String, _ country: Country, example: String, _ forms: NumberForm...) {
        self.prefix = prefix
        self.country = country
        self.example = example
        self.forms = forms
    }

    var name: String {
        prefix == "XI" ? "VAT number (Northern Ireland)" : "VAT number (\(country.name(in: .english)))"
    }

    /// What follows the prefix; nil for a number that begins otherwise. Greeks also write the ISO code of their country.
    func national(of number: NumberText) -> NumberText? {
        let hasPrefix = number.starts(with: prefix) || (country == .greece && number.starts(with: country.code))
        return hasPrefix ? number.dropping(2) : nil
    }
}
