/// One metric with all its label combinations.
struct MetricFamily: Sendable {
    enum Kind: Sendable {
        case counter
        case gauge
        case histogram([Double])
    }

    struct Series: Sendable {
        var value = 0.0
        var count = 0
        /// The upper bounds and how many values fell up to each, but above the one before.
        let bounds: [Double]
        var buckets: [Int]

        init(bounds: [Double]) {
            self.bounds = bounds
            buckets = Array(repeating: 0, count: bounds.count)
        }

        mutating func observe(_ observed: Double) {
            value += observed
            count += 1
            if let index = bounds.firstIndex(where: { observed <= $0 }) { buckets[index] += 1 }
        }
    }

    private static let seriesMaximum = 1000

    let name: String
    let help: String
    let kind: Kind
    let labels: [String]
    private var series: [[String]: Series] = [:]

    init(name: String, help: String, kind: Kind, labels: [String]) {
        self.name = name
        self.help = help
        self.kind = kind
        self.labels = labels
        // Without labels there is exactly one series, which is shown from the start.
        if labels.isEmpty { series[[]] = Series(bounds: bounds) }
    }

    mutating func change(_ values: [String], _ body: (inout Series) -> Void) {
        var values = Array(values.prefix(labels.count))
        values += Array(repeating: "", count: labels.count - values.count)
        if series[values] == nil, series.count >= Self.seriesMaximum { values = Array(repeating: "other", count: labels.count) }
        let empty = Series(bounds: bounds)
        body(&series[values, default: empty])
    }

    private var bounds: [Double] {
        switch kind {
        case .counter, .gauge: []
        case .histogram(let bounds): bounds
        }
    }

    var exposition: String {
        var lines = ["# HELP \(name) \(help)", "# TYPE \(name) \(typeName)"]
        for (values, series) in series.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            switch kind {
            case .counter, .gauge:
                lines.append("\(name)\(labelText(values)) \(Self.text(series.value))")
            case .histogram:
                lines += histogramLines(values, series)
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var typeName: String {
        switch kind {
        case .counter: "counter"
        case .gauge: "gauge"
        case .histogram: "histogram"
        }
    }

    private func histogramLines(_ values: [String], _ series: Series) -> [String] {
        var lines: [String] = []
        var total = 0
        for (bound, count) in zip(series.bounds, series.buckets) {
            total += count
            lines.append("\(name)_bucket\(labelText(values, ("le", Self.text(bound)))) \(total)")
        }
        lines.append("\(name)_bucket\(labelText(values, ("le", "+Inf"))) \(series.count)")
        lines.append("\(name)_sum\(labelText(values)) \(Self.text(series.value))")
        lines.append("\(name)_count\(labelText(values)) \(series.count)")
        return lines
    }

    private func labelText(_ values: [String], _ extra: (String, String)...) -> String {
        let pairs = Array(zip(labels, values)) + extra
        guard !pairs.isEmpty else { return "" }
        return "{" + pairs.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",") + "}"
    }

    private static func escaped(_ value: String) -> String {
        value.unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n": text += "\\n"
            case _: text.unicodeScalars.append(scalar)
            }
        }
    }

    private static func text(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }
}
