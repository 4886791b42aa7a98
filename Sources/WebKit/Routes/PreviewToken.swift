import Cryptography

/// Ties a command to the preview that was looked at: the token is made from all that the preview depended on.
public enum PreviewToken {
    /// The same parts (ids, versions, what was asked for) give the same token.
    public static func make(_ parts: String...) -> String {
        token(parts)
    }

    /// Throws 409 when a token was given and the parts have changed since it was made.
    public static func check(_ given: String?, _ parts: String...) throws {
        guard let given, given != token(parts) else { return }
        throw Problem.refused(
            "what the preview showed has changed since; look at a new preview and decide again", type: "preview-outdated",
            field: "preview_token"
        )
    }

    private static func token(_ parts: [String]) -> String {
        // The length before each part keeps ("ab", "c") and ("a", "bc") apart.
        let text = parts.map { "\($0.utf8.count):\($0)" }.joined()
        return Base64URL.encode(Array(Digest.sha256(Array(text.utf8)).prefix(16)))
    }
}
