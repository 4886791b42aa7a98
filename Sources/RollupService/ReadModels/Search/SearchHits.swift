import Contracts

/// What a search finds of one kind, each thing once and by the best of its scores.
struct SearchHits<Tag> {
    private var scores: [Identifier<Tag>: SearchScore] = [:]

    var count: Int { scores.count }

    mutating func add(_ id: Identifier<Tag>, _ score: SearchScore) {
        scores[id] = scores[id].map { min($0, score) } ?? score
    }

    /// The first of them in order; of equal ones those with the smallest ids.
    func best(_ limit: Int) -> [Identifier<Tag>] {
        scores.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value < $1.value }.prefix(limit).map(\.key)
    }
}
