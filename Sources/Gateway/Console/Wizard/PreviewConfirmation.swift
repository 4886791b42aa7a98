import HTTP

/// Something that a command would change or put at risk, as its owner says beforehand.
struct PreviewedEffect: Decodable, Sendable {
    var kind: String
    var feature: String
    var description: String

    var isWarning: Bool { kind == "warning" }
}

/// What the last step of a wizard sends along with the deed: the token of the preview that was seen, and of each of its warnings whether it was
/// confirmed.
struct PreviewConfirmation {
    private static let tokenName = "preview_token"
    /// Of the warnings that were shown, by their codes.
    private static let warningName = "warning"

    let token: String
    let warnings: [PreviewedEffect]
    /// What confirms a warning, such as `I know that, and want it issued`.
    let title: String

    func html() -> HTML {
        .joined(warnings.map(warning) + [input(.type("hidden"), .name(Self.tokenName), .value(token))])
    }

    private func warning(_ warning: PreviewedEffect) -> HTML {
        .joined([
            Banner(text: Sentence.whole(warning.description)).html(),
            input(.type("hidden"), .name(Self.warningName), .value(warning.feature)),
            WizardField(name: Self.boxName(warning.feature), title: title, attributes: [Attribute("required")]).box(isTicked: false),
        ])
    }

    private static func boxName(_ warning: String) -> String { "confirm_\(warning)" }

    /// Nil where no preview was seen.
    static func token(in fields: QueryItems) -> String? { fields[tokenName] }

    static func isConfirmed(in fields: QueryItems) -> Bool {
        fields.values(warningName).allSatisfy { fields[boxName($0)] != nil }
    }
}
