import Synchronization

/// The numbers of a process, in the text form of Prometheus.
///
/// Labels have few values (a route's template, never a path): beyond a bound, further combinations are counted together as `other`.
public final class Metrics: Sendable {
    private struct State {
        var families: [String: MetricFamily] = [:]
        var collectors: [@Sendable () async -> Void] = []
    }

    private let state = Mutex(State())

    public init() {}

    /// A number that only rises. The name ends in `_total`.
    public func counter(_ name: String, _ help: String, labels: [String] = []) -> Counter {
        register(name, help, .counter, labels)
        return Counter(metrics: self, name: name)
    }

    /// A number that rises and falls.
    public func gauge(_ name: String, _ help: String, labels: [String] = []) -> Gauge {
        register(name, help, .gauge, labels)
        return Gauge(metrics: self, name: name)
    }

    /// How values are distributed over buckets. The name ends in its unit, such as `_seconds`.
    public func histogram(_ name: String, _ help: String, labels: [String] = [], buckets: [Double] = Histogram.latencySeconds) -> Histogram
    {
        register(name, help, .histogram(buckets), labels)
        return Histogram(metrics: self, name: name)
    }

    /// Runs before each exposition, to set what is only worth knowing then.
    public func collect(_ collector: @escaping @Sendable () async -> Void) {
        state.withLock { $0.collectors.append(collector) }
    }

    /// Every family, sorted by name.
    public func exposition() async -> String {
        for collector in state.withLock({ $0.collectors }) { await collector() }
        let families = state.withLock { Array($0.families.values) }
        return families.sorted { $0.name < $1.name }.map(\.exposition).joined()
    }

    private func register(_ name: String, _ help: String, _ kind: MetricFamily.Kind, _ labels: [String]) {
        state.withLock { state in
            if state.families[name] == nil { state.families[name] = MetricFamily(name: name, help: help, kind: kind, labels: labels) }
        }
    }

    func change(_ name: String, _ labels: [String], _ body: (inout MetricFamily.Series) -> Void) {
        state.withLock { $0.families[name]?.change(labels, body) }
    }
}

public struct Counter: Sendable {
    let metrics: Metrics
    let name: String

    /// The values are those of the labels, in their order.
    public func add(_ amount: Int = 1, _ labels: String...) {
        metrics.change(name, labels) { $0.value += Double(amount) }
    }

    /// Takes over a total that is counted elsewhere and only rises, too.
    package func set(total: Int) {
        metrics.change(name, []) { $0.value = Double(total) }
    }
}

public struct Gauge: Sendable {
    let metrics: Metrics
    let name: String

    public func set(_ value: Double, _ labels: String...) {
        metrics.change(name, labels) { $0.value = value }
    }

    public func add(_ amount: Double, _ labels: String...) {
        metrics.change(name, labels) { $0.value += amount }
    }
}

public struct Histogram: Sendable {
    let metrics: Metrics
    let name: String

    /// From half a millisecond to ten seconds.
    public static let latencySeconds: [Double] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    public func observe(_ value: Double, _ labels: String...) {
        metrics.change(name, labels) { $0.observe(value) }
    }
}
