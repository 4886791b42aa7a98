/// Why a member of staff did something, in their own words: 1–500 characters without the space around them.
struct Reason: Hashable, Sendable {
    static let lengthRange = 1...500
    let text: String

    init(_ raw: String) throws {
        let start = raw.firstIndex { !$0.isWhitespace } ?? raw.endIndex
        let end = raw.lastIndex { !$0.isWhitespace }.map { raw.index(after: $0) } ?? start
        let text = String(raw[start..<end])
        guard Self.lengthRange.contains(text.count) else { throw AccountRejection.reasonLength(text.count) }
        self.text = text
    }
}
