/// One form in which a number may be written, and the check that it then has to pass.
///
/// In a pattern `#` stands for a digit, `!` for a digit other than 0, `@` for a letter, `?` for a letter or digit, and anything else for
/// itself.
struct NumberForm: Sendable {
    private let pattern: [UInt8]
    private let check: NumberCheck
    private let complete: @Sendable (String) -> String

    /// - Parameter complete: makes the full number of one in an older or shorter form, such as a Belgian one without its leading zero.
    init(_ pattern: String, _ check: NumberCheck = .none, complete: @escaping @Sendable (String) -> String = { $0 }) {
        self.pattern = Array(pattern.utf8)
        self.check = check
        self.complete = complete
    }

    enum Verdict: Hashable, Sendable {
        /// The number in its full form.
        case accepted(String)
        case wrongCheckDigits
        case otherForm
    }

    func judge(_ number: NumberText) -> Verdict {
        guard matches(number) else { return .otherForm }
        let full = NumberText(bytes: complete(number.text).utf8)
        return check.accepts(full) ? .accepted(full.text) : .wrongCheckDigits
    }

    private func matches(_ number: NumberText) -> Bool {
        number.bytes.count == pattern.count && zip(number.bytes, pattern).allSatisfy(Self.fits)
    }

    private static func fits(_ byte: UInt8, _ symbol: UInt8) -> Bool {
        switch symbol {
        case UInt8(ascii: "#"): byte.isDigit
        case UInt8(ascii: "!"): byte.isDigit && byte != UInt8(ascii: "0")
        case UInt8(ascii: "@"): byte.isCapital
        case UInt8(ascii: "?"): byte.isDigit || byte.isCapital
        case _: byte == symbol
        }
    }
}

extension [NumberForm] {
    /// The first form that accepts the number; else what comes closest to it.
    func judge(_ number: NumberText) -> NumberForm.Verdict {
        var closest = NumberForm.Verdict.otherForm
        for form in self {
            switch form.judge(number) {
            case .accepted(let full): return .accepted(full)
            case .wrongCheckDigits: closest = .wrongCheckDigits
            case .otherForm: continue
            }
        }
        return closest
    }
}
