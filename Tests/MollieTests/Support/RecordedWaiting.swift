import Mollie
import Synchronization

/// Time that passes only by the pauses that a client makes. Lots draw the longest pause, so that the pauses show the bounds.
final class RecordedWaiting: Sendable {
    private let made = Mutex<[Duration]>([])

    var pauses: [Duration] { made.withLock { $0 } }

    var waiting: MollieWaiting {
        MollieWaiting(
            elapsed: { [self] in pauses.reduce(.zero, +) },
            pause: { [self] pause in made.withLock { $0.append(pause) } },
            draw: { $0 })
    }
}
