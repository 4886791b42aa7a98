/// The place of something among what a search finds: by how well it answers the question, then by what of it does, then by the text that does.
struct SearchScore: Comparable {
    let rank: SearchRank
    private let kind: UInt8
    private let text: ArraySlice<UInt8>

    /// Nil where a word is nowhere to be found, or none of them in the thing's own lines.
    /// - Parameter context: lines of what the thing belongs to, in which the other words may be.
    init?(_ question: SearchQuestion, own: ArraySlice<SearchEntry.Line>, context: [SearchEntry.Line] = []) {
        var best: (rank: SearchRank, line: SearchEntry.Line)?
        for line in own {
            if let rank = question.whole.rank(in: line.text), best.map({ rank < $0.rank }) ?? true { best = (rank, line) }
        }
        if let best, best.rank <= .prefix {
            self.init(best.rank, best.line)
            return
        }
        // Words that stand apart are as good as the worst of them.
        var (worst, line) = (SearchRank.wordStart, best?.line)
        for word in question.words {
            let inOwn = own.first { word.rank(in: $0.text) != nil }
            line = line ?? inOwn
            guard let rank = Self.best(word, inOwn == nil ? context[...] : own) else { return nil }
            worst = max(worst, rank)
        }
        guard let line else { return nil }
        self.init(worst, line)
    }

    private init(_ rank: SearchRank, _ line: SearchEntry.Line) {
        self.rank = rank
        kind = line.kind?.rawValue ?? .max
        text = line.text
    }

    private static func best(_ word: SearchQuestion.Word, _ lines: ArraySlice<SearchEntry.Line>) -> SearchRank? {
        lines.compactMap { word.rank(in: $0.text) }.min()
    }

    static func == (left: Self, right: Self) -> Bool { left.rank == right.rank && left.kind == right.kind && left.text == right.text }

    static func < (left: Self, right: Self) -> Bool {
        if left.rank != right.rank { return left.rank < right.rank }
        return left.kind == right.kind ? left.text.lexicographicallyPrecedes(right.text) : left.kind < right.kind
    }
}
