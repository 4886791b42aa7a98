import ProcessKit
/// Figures in the order in which they were taken, as Markdown tables.
struct Report {
    private var sections: [(title: String, rows: [(String, String)])] = []

    mutating func begin(_ title: String) {
        sections.append((title, []))
    }

    mutating func add(_ name: String, _ figure: String) {
        sections[sections.count - 1].rows.append((name, figure))
    }

    var markdown: String {
        sections.map { section in
            let rows = section.rows.map { "| \($0.0) | \($0.1) |" }
            return (["### \(section.title)", "", "| what | figure |", "|---|---|"] + rows).joined(separator: "\n")
        }.joined(separator: "\n\n")
    }
}

extension Double {
    var hundredths: Double { (self * 100).rounded() / 100 }
}

/// Wall-clock durations of one thing done many times.
struct Durations {
    private(set) var seconds: [Double] = []

    mutating func measure<T>(_ work: () async throws -> T) async rethrows -> T {
        let start = ContinuousClock.now
        let result = try await work()
        seconds.append((ContinuousClock.now - start).seconds)
        return result
    }

    func milliseconds(atPercentile percentile: Int) -> Double {
        let sorted = seconds.sorted()
        let index = min(sorted.count - 1, sorted.count * percentile / 100)
        return (sorted[index] * 10_000).rounded() / 10
    }
}
