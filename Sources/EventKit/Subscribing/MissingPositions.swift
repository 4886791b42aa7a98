/// Positions that were given up: events that never came. One of them that comes after all is new.
struct MissingPositions: Equatable {
    /// More ranges than a source can have unless it loses events all the time; beyond it the oldest are forgotten.
    static let longest = 1_000

    /// In order, apart from each other.
    private(set) var ranges: [ClosedRange<Int64>] = []

    init(_ ranges: [ClosedRange<Int64>] = []) {
        self.ranges = ranges.sorted { $0.lowerBound < $1.lowerBound }
    }

    func contains(_ position: Int64) -> Bool {
        ranges.contains { $0.contains(position) }
    }

    mutating func add(_ range: ClosedRange<Int64>) {
        ranges.append(range)
        ranges.sort { $0.lowerBound < $1.lowerBound }
        if ranges.count > Self.longest { ranges.removeFirst() }
    }

    mutating func fill(_ position: Int64) {
        guard let index = ranges.firstIndex(where: { $0.contains(position) }) else { return }
        let range = ranges.remove(at: index)
        if position < range.upperBound { ranges.insert(position + 1...range.upperBound, at: index) }
        if range.lowerBound < position { ranges.insert(range.lowerBound...position - 1, at: index) }
    }
}
