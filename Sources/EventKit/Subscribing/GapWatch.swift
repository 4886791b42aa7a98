import Contracts
import Kafka

/// Notices events that are missing in a topic: every partition is read to its end, and yet positions of the source have a hole
/// that stays. A publisher's batch reaches the partitions in any order, so a short gap is normal.
struct GapWatch {
    enum Finding: Equatable {
        /// Read the topic again from its beginning: what is missing may have been passed over.
        case readAgain(EventContext)
        /// It was read again and is still missing: go on without.
        case giveUp(EventContext)
    }

    private struct OpenGap {
        let behind: Int64
        let since: ContinuousClock.Instant
    }

    private let patience: Duration
    private var openGaps: [EventContext: OpenGap] = [:]
    /// The gap for which a topic has been read again already.
    private var readAgain: [EventContext: Int64] = [:]

    init(patience: Duration) {
        self.patience = patience
    }

    /// - Parameter gap: the position behind which events of the context are missing, nil when none are or its topic is not
    ///   read to the end.
    mutating func observe(_ context: EventContext, gap behind: Int64?, now: ContinuousClock.Instant = .now) -> Finding? {
        guard let behind else {
            openGaps[context] = nil
            return nil
        }
        guard let known = openGaps[context], known.behind == behind else {
            openGaps[context] = OpenGap(behind: behind, since: now)
            return nil
        }
        guard now - known.since >= patience else { return nil }
        openGaps[context] = nil
        if readAgain[context] == behind {
            readAgain[context] = nil
            return .giveUp(context)
        }
        readAgain[context] = behind
        return .readAgain(context)
    }
}
