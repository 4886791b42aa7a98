/// A module of the script as browsers get it: without the comments that fill whole lines, without indentation and empty lines. They are a third
/// of it, and lines that are left are not touched, so that it still reads well.
///
/// Only what begins a line is taken away, which changes nothing as long as every line begins in code. Where that is not plain to see, such as in a
/// text that goes on in the next line, the whole module stays as it is.
enum ServedScript {
    static func bytes(of source: [UInt8]) -> [UInt8] {
        Array(text(of: String(decoding: source, as: UTF8.self)).utf8)
    }

    /// The other ends of a line that JavaScript knows beside the one that our files have.
    private static let otherLineEnds: Set<Unicode.Scalar> = ["\r", "\u{2028}", "\u{2029}"]

    static func text(of source: String) -> String {
        guard !source.unicodeScalars.contains(where: otherLineEnds.contains) else { return source }
        var code: [String] = []
        var isInComment = false
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
            let rest = withoutLeadingComments(line, isInComment: &isInComment)
            guard isInComment || endsInCode(rest) else { return source }
            if !rest.isEmpty { code.append(String(rest)) }
        }
        return isInComment ? source : code.map { $0 + "\n" }.joined()
    }

    /// What of a line is code, without blanks around it. A line behind code is kept with it.
    private static func withoutLeadingComments(_ line: Substring, isInComment: inout Bool) -> Substring {
        var rest = trimmed(line)
        while isInComment || rest.hasPrefix("/*") {
            if !isInComment { rest = rest.dropFirst(2) }
            let end = rest.firstRange(of: "*/")
            isInComment = end == nil
            guard let end else { return "" }
            rest = trimmed(rest[end.upperBound...])
        }
        return rest.hasPrefix("//") ? "" : rest
    }

    /// Whether the next line begins in code: this one leaves open no template, no comment and no text.
    private static func endsInCode(_ line: Substring) -> Bool {
        let pieces = line.split(separator: "`", omittingEmptySubsequences: false)
        let templates = pieces.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
        // A template within another one is cut at its middle, and so has an opening brace without its like.
        let areWhole = templates.allSatisfy { $0.count { $0 == "{" } == $0.count { $0 == "}" } }
        let lastComment = line.ranges(of: "/*").last
        let isCommentOpen = lastComment.map { !line[$0.upperBound...].contains("*/") } ?? false
        return pieces.count % 2 == 1 && areWhole && !isCommentOpen && !line.hasSuffix("\\")
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        let start = text.drop(while: isBlank)
        return start.lastIndex { !isBlank($0) }.map { start[...$0] } ?? ""
    }
}
