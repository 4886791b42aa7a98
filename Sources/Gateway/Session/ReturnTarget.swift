/// The page of ours to which a sign-in leads; whatever isn't one leads to the first page.
struct ReturnTarget: Sendable, Equatable {
    private static let bytesMaximum = 2_000

    let path: String

    init(_ text: String?) {
        path = text.flatMap { Self.isOwnPage($0) ? $0 : nil } ?? "/"
    }

    /// A path as it stands in an address: encoded, below this site, and neither a script's nor the sign-in's.
    private static func isOwnPage(_ text: String) -> Bool {
        guard text.utf8.count <= bytesMaximum, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !#""'<>\`;"#.utf8.contains($0) }) else {
            return false
        }
        return text.hasPrefix("/") && !text.hasPrefix("//") && !["/sign-in", "/sign-out", "/api/"].contains { text.hasPrefix($0) }
    }
}
