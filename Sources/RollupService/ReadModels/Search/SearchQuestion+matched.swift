import StaffAPI
import TextSearch

extension SearchQuestion {
    /// The field by which something is found that is shown under a name: the name itself where it holds every word, else the field that holds most
    /// of those that the name doesn't hold.
    /// - Parameter fields: only asked for where the name isn't all.
    func matched(named name: String, _ fields: () throws -> [SearchField]) rethrows -> SearchMatched? {
        let nameText = Array(SearchText(name).text.utf8)[...]
        let missing = words.filter { $0.rank(in: nameText) == nil }
        let inName = missing.count < words.count ? SearchMatched(field: .name, text: name) : nil
        guard !missing.isEmpty else { return inName }
        var best: (field: SearchField, words: Int, rank: SearchRank)?
        for field in try fields() {
            let text = Array(field.compared.utf8)[...]
            let ranks = missing.compactMap { $0.rank(in: text) }
            guard let first = ranks.min() else { continue }
            let rank = whole.rank(in: text) ?? first
            if let best, (best.words, rank.rawValue) >= (ranks.count, best.rank.rawValue) { continue }
            best = (field, ranks.count, rank)
        }
        return best?.field.answer(named: name) ?? inName
    }
}
