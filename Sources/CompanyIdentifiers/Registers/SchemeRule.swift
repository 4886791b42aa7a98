/// How the numbers of one scheme are written.
struct SchemeRule: Sendable {
    enum Numbers: Sendable {
        case forms([NumberForm])
        /// VAT numbers with their prefix, those of the given letters alone.
        case vat(prefix: String)
    }

    let scheme: IdentifierScheme
    let name: String
    /// A number in its normal form whose check digits are right.
    let example: String
    let numbers: Numbers

    init(_ scheme: IdentifierScheme, _ name: String, example: String, _ forms: NumberForm...) {
        self.scheme = scheme
        self.name = name
        self.example = example
        numbers = .forms(forms)
    }

    /// The scheme of a country's VAT numbers.
    init(_ code: String, vat rule: VATRule) {
        scheme = IdentifierScheme(listed: code)
        name = rule.name
        example = rule.example
        numbers = .vat(prefix: rule.prefix)
    }

    /// The number in its normal form.
    func accept(_ typed: String) throws(IdentifierFault) -> String {
        switch numbers {
        case .forms(let forms):
            switch forms.judge(try NumberText(typed: typed)) {
            case .accepted(let full): return full
            case .wrongCheckDigits: throw .checkDigits(name: name)
            case .otherForm: throw .form(name: name, example: example)
            }
        case .vat(let prefix):
            let number = try VATNumber(typed)
            guard number.prefix == prefix else { throw .form(name: name, example: example) }
            return number.text
        }
    }
}
