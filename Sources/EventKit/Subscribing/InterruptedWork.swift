import Kafka

/// What a process was applying when it ended in the middle of it, as it stands in the journal.
struct InterruptedWork: Equatable, Sendable {
    /// The first and last offset of the batch in each partition.
    var ranges: [TopicPartition: ClosedRange<Int64>]
    /// How many processes before this one ended at the same place, one after the other.
    var deaths: Int
    /// Whether it was a single message, so that nothing else can have been the cause.
    var isSingle: Bool
    /// The cluster that the offsets belong to.
    let clusterID: String

    init(_ batch: [Incoming], clusterID: String, deaths: Int, isSingle: Bool) {
        self.clusterID = clusterID
        self.deaths = deaths
        self.isSingle = isSingle
        ranges = [:]
        var run: (first: KafkaMessage, last: Int64)?
        // Messages come in runs of one partition, so the table is only touched when a run ends.
        for message in batch.lazy.map(\.message) {
            if let known = run, known.first.partition == message.partition, known.first.topic == message.topic {
                run = (known.first, message.offset)
            } else {
                if let run { add(run.first, upTo: run.last) }
                run = (message, message.offset)
            }
        }
        if let run { add(run.first, upTo: run.last) }
    }

    private mutating func add(_ first: KafkaMessage, upTo last: Int64) {
        let known = ranges[first.place] ?? first.offset...first.offset
        ranges[first.place] = min(known.lowerBound, first.offset)...max(known.upperBound, last)
    }

    func contains(_ place: MessagePlace) -> Bool {
        ranges[place.partition]?.contains(place.offset) ?? false
    }
}

extension InterruptedWork {
    /// Both words have the same length, so that one can be written over the other.
    private static let applying = "applying"
    private static let finished = "finished"

    /// Written over the beginning once the work is done.
    static let endMark = Array(finished.utf8)

    /// Lines of words that end with an empty line; what stands behind that is left over from longer ones.
    var text: String {
        let lines = ranges.sorted { ($0.key.topic, $0.key.partition) < ($1.key.topic, $1.key.partition) }.map { partition, range in
            "\(partition.topic) \(partition.partition) \(range.lowerBound) \(range.upperBound)\n"
        }
        return "\(Self.applying) \(deaths) \(isSingle ? "message" : "batch") \(clusterID)\n" + lines.joined() + "\n"
    }

    /// Nil when nothing was interrupted, or when the text is not one of ours.
    init?(text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix { !$0.isEmpty }.map { $0.split(separator: " ") }
        guard let head = lines.first, head.count == 4, head[0] == Self.applying, let deaths = Int(head[1]), deaths >= 0 else { return nil }
        ranges = [:]
        for line in lines.dropFirst() {
            guard line.count == 4, let partition = Int32(line[1]), let first = Int64(line[2]), let last = Int64(line[3]), first <= last
            else { return nil }
            ranges[TopicPartition(topic: String(line[0]), partition: partition)] = first...last
        }
        self.deaths = deaths
        isSingle = head[2] == "message"
        clusterID = String(head[3])
    }
}
