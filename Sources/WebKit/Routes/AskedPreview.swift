/// What every operation that has a preview is asked beside its own fields.
public struct AskedPreview: Decodable, Sendable {
    public var preview: Bool?
    /// Of the preview that was looked at.
    public var previewToken: String?

    /// For a command that the transaction has carried out already: what it answers, or, where only a preview is asked for, what it has done. All
    /// of a preview is undone.
    /// - Parameters:
    ///   - subject: what the token of the preview is tied to beside the effects, such as an id and its version before.
    ///   - effects: told only to those who look at a preview, or have looked at one.
    /// - Throws: 409 where the preview was one of something else.
    public func answer(
        _ done: CommandAnswer, of subject: String, effects: @autoclosure () throws -> [PreviewEffect]
    ) throws -> CommandAnswer {
        guard preview == true || previewToken != nil else { return done }
        let effects = try effects()
        let words = effects.map(\.description).joined(separator: "\n")
        if preview == true { return .preview(effects: effects, token: PreviewToken.make(subject, words)) }
        try PreviewToken.check(previewToken, subject, words)
        return done
    }
}
