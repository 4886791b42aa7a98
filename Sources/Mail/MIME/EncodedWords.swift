import Cryptography

/// Texts that aren't plain ASCII in a header, as RFC 2047 writes them.
enum EncodedWords {
    /// What a line with an encoded word may have at most (§2), the space that a folded line begins with included.
    static let lineCharacters = 76

    private static let opening = "=?UTF-8?B?"
    private static let closing = "?="
    private static let wordCharacters = 75

    /// The text as encoded words, each on a line of its own. Readers put them together again without what stands between them.
    /// - Parameter column: how many characters stand before the first word in its line; few, as after the name of a header.
    static func folded(_ text: String, column: Int) -> String {
        var words: [String] = []
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            let encoded = Array(String(scalar).utf8)
            if bytes.count + encoded.count > bytesPerWord(column: words.isEmpty ? column : 1) {
                words.append(word(bytes))
                bytes = []
            }
            bytes += encoded
        }
        words.append(word(bytes))
        return words.joined(separator: "\r\n ")
    }

    /// Three bytes become four characters.
    private static func bytesPerWord(column: Int) -> Int {
        let characters = min(wordCharacters, lineCharacters - column) - opening.utf8.count - closing.utf8.count
        return characters / 4 * 3
    }

    private static func word(_ bytes: [UInt8]) -> String { opening + Base64.encode(bytes) + closing }
}
