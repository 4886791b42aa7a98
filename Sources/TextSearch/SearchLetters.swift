/// Letters and marks that a search takes for others, where Unicode's own mappings don't say so.
enum SearchLetters {
    /// The combining accents of Latin, Greek and Cyrillic letters. Vowel signs and the like of other scripts make other words.
    static let accents: ClosedRange<Unicode.Scalar> = "\u{300}"..."\u{36F}"

    static let spelling: [Unicode.Scalar: [Unicode.Scalar]] = {
        var spelling: [Unicode.Scalar: [Unicode.Scalar]] = [
            "ø": ["o"], "Ø": ["o"], "ł": ["l"], "Ł": ["l"], "đ": ["d"], "Đ": ["d"], "ð": ["d"], "Ð": ["d"], "ħ": ["h"], "Ħ": ["h"],
            "ŧ": ["t"], "Ŧ": ["t"], "æ": ["a", "e"], "Æ": ["a", "e"], "œ": ["o", "e"], "Œ": ["o", "e"], "þ": ["t", "h"], "Þ": ["t", "h"],
        ]
        for apostrophe in "‘’‛´`ʹʼ′".unicodeScalars { spelling[apostrophe] = ["'"] }
        for between in "\"“”„‟«»‹›<>,;".unicodeScalars { spelling[between] = [" "] }
        return spelling
    }()
}
