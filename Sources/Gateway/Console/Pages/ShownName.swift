/// A name that somebody outside has chosen, as a page shows it: in a direction of its own, never longer than a line or two, and with
/// the characters visible that would turn the text around them (UTR #36 §2.7).
struct ShownName {
    static let lengthMaximum = 120
    /// One character may be made of any number of scalars; a letter with a few marks needs no more than these.
    private static let scalarsMaximum = 4 * lengthMaximum

    /// The whole name, on one line of text, with turning characters shown.
    let whole: String
    /// At most `lengthMaximum` characters of it.
    let plain: String

    init(_ text: String) {
        whole = Self.visible(text.unicodeScalars)
        let scalars = text.unicodeScalars.prefix(Self.scalarsMaximum)
        let start = Self.visible(scalars)
        let isWhole = scalars.endIndex == text.unicodeScalars.endIndex && start.count <= Self.lengthMaximum
        plain = isWhole ? start : start.prefix(Self.lengthMaximum - 1) + "…"
    }

    /// Of a person: their name, or their address where they have none; of whom nothing is known any more nothing is told.
    init(person name: String?, _ email: String?) {
        self.init([name, email].compactMap { $0 }.first { !$0.isEmpty } ?? "Unknown person")
    }

    func html() -> HTML {
        isolated(plain == whole ? nil : .title(whole)) { plain }
    }

    /// A whole text of several sentences in which names may stand.
    static func line(_ text: String) -> HTML {
        isolated { visible(text.unicodeScalars) }
    }

    private static func visible(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        for scalar in scalars {
            if let sign = signs[scalar] { text.append(contentsOf: "[\(sign)]".unicodeScalars) } else { text.append(scalar) }
        }
        return String(text)
    }

    /// The characters that steer the direction of text, by the names of Unicode.
    private static let signs: [Unicode.Scalar: String] = [
        "\u{061C}": "ALM", "\u{200E}": "LRM", "\u{200F}": "RLM", "\u{202A}": "LRE", "\u{202B}": "RLE", "\u{202C}": "PDF", "\u{202D}": "LRO",
        "\u{202E}": "RLO", "\u{2066}": "LRI", "\u{2067}": "RLI", "\u{2068}": "FSI", "\u{2069}": "PDI",
    ]
}
