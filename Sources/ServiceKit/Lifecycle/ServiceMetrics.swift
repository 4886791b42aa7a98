import EventKit
import Foundation
import ProcessKit
import WireJSON

/// Turns what happens in the event half of a service into metrics and log lines.
struct ServiceMetrics: Sendable {
    private let logger: Logger
    private let applied: Counter
    private let skipped: Counter
    private let batches: Histogram
    private let published: Counter
    private let unpublished: Gauge
    private let producers: ProducerMetrics
    private let lag: Gauge
    private let deadLetters: Counter
    private let gaps: Counter
    private let republishings: Counter
    private let timersRun: Counter
    private let timersOverdue: Gauge
    private let effectsPerformed: Counter
    private let effectsWaiting: Gauge
    private let effectsDead: Gauge
    private let effectsOldest: Gauge
    private let troubles: Counter

    init(_ metrics: Metrics, logger: Logger) {
        self.logger = logger
        applied = metrics.counter("events_applied_total", "Events of a topic that took effect.", labels: ["topic"])
        skipped = metrics.counter("events_skipped_total", "Events that had taken effect before.", labels: ["topic"])
        batches = metrics.histogram("event_batch_seconds", "Time to apply and commit one batch of events.")
        published = metrics.counter("events_published_total", "Events that the brokers acknowledged.", labels: ["topic"])
        producers = ProducerMetrics(metrics)
        unpublished = metrics.gauge("events_unpublished", "Events in the store that are not published yet.", labels: ["topic"])
        lag = metrics.gauge("consumer_lag_messages", "Messages that wait in a partition.", labels: ["topic", "partition"])
        deadLetters = metrics.counter("dead_letters_total", "Messages that were put aside.", labels: ["topic"])
        gaps = metrics.counter("topic_gaps_total", "Times that a topic had to be read again.", labels: ["topic"])
        republishings = metrics.counter("republishings_total", "Times that the whole store was published again.", labels: ["topic"])
        timersRun = metrics.counter("timers_run_total", "Timers that ran.", labels: ["timer"])
        timersOverdue = metrics.gauge("timers_overdue", "Timers that should have run by now.")
        effectsPerformed = metrics.counter(
            "effects_performed_total", "Attempts at something outside, by what came of them.", labels: ["kind", "outcome"])
        effectsWaiting = metrics.gauge("effects_waiting", "What is still to be done outside.", labels: ["kind"])
        effectsDead = metrics.gauge("effects_dead", "What was given up and waits for somebody to act.", labels: ["kind"])
        effectsOldest = metrics.gauge(
            "effects_oldest_waiting_seconds", "How long the oldest of what is to be done outside has waited.", labels: ["kind"])
        troubles = metrics.counter("troubles_total", "Failures that are tried again.", labels: ["part"])
        Self.addProcess(to: metrics)
    }

    func observe(_ observation: EventObservation) {
        switch observation {
        case .applied(let topic, let count): applied.add(count, topic)
        case .skipped(let topic, let count): skipped.add(count, topic)
        case .batchApplied(let seconds): batches.observe(seconds)
        case .published(let topic, let count): published.add(count, topic)
        case .producer(let topic, let statistics): producers.set(statistics, topic: topic)
        case .unpublished(let topic, let count): unpublished.set(Double(count), topic)
        case .lag(let topic, let partition, let messages): lag.set(Double(messages), topic, String(partition))
        case .deadLettered(let topic):
            deadLetters.add(1, topic)
            logger.warning("a message was put aside as a dead letter", ["topic": .string(topic)])
        case .gap(let topic):
            gaps.add(1, topic)
            logger.warning("a topic is read again", ["topic": .string(topic)])
        case .republishing(let topic):
            republishings.add(1, topic)
            logger.warning("the whole store is published again", ["topic": .string(topic)])
        case .timerRan(let timer): timersRun.add(1, timer)
        case .timersOverdue(let count): timersOverdue.set(Double(count))
        case .effectPerformed(let kind, let result): effectsPerformed.add(1, kind, result.rawValue)
        case .effectPutAside(let kind, let id, let reason):
            logger.warning(
                "an effect was put aside", ["kind": .string(kind), "effect": .string(id.description), "reason": .string(reason)])
        case .effectsQueued(let kind, let waiting, let dead, let oldestSeconds):
            effectsWaiting.set(Double(waiting), kind)
            effectsDead.set(Double(dead), kind)
            effectsOldest.set(oldestSeconds, kind)
        case .trouble(let part, let reason):
            troubles.add(1, part.rawValue)
            logger.warning("trouble, to be tried again", ["part": .string(part.rawValue), "reason": .string(reason)])
        }
    }

    private static func addProcess(to metrics: Metrics) {
        let started = metrics.gauge("process_start_time_seconds", "When the process started, since 1970.")
        started.set(Double(SystemTime().now.milliseconds) / 1000)
        let dropped = metrics.counter("log_lines_dropped_total", "Lines of the log that nobody read in time.")
        metrics.collect { dropped.set(total: StandardOutput.droppedLines) }
        let resident = metrics.gauge("process_resident_memory_bytes", "Memory that the process holds.")
        metrics.collect {
            guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
                let pages = text.split(separator: " ").dropFirst().first.flatMap({ Double($0) })
            else { return }
            resident.set(pages * Double(sysconf(Int32(_SC_PAGESIZE))))
        }
    }
}
