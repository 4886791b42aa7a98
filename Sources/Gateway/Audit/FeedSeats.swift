import EventKit
import Synchronization

/// The places of those who follow the feed. A place is taken before a reader is answered, and given back when nobody holds it any more,
/// also when the answer was never read.
final class FeedSeats: Sendable {
    final class Seat: Sendable {
        let wakeUp = WakeUp()
        private let seats: FeedSeats

        fileprivate init(of seats: FeedSeats) {
            self.seats = seats
        }

        deinit {
            seats.leave(ObjectIdentifier(wakeUp))
        }
    }

    private let count: Int
    private let taken = Mutex<[ObjectIdentifier: WakeUp]>([:])

    init(count: Int) {
        self.count = count
    }

    /// `nil` when all are taken.
    func take() -> Seat? {
        taken.withLock { taken in
            guard taken.count < count else { return nil }
            let seat = Seat(of: self)
            taken[ObjectIdentifier(seat.wakeUp)] = seat.wakeUp
            return seat
        }
    }

    func wakeAll() {
        for wakeUp in taken.withLock({ Array($0.values) }) { wakeUp.call() }
    }

    private func leave(_ id: ObjectIdentifier) {
        taken.withLock { $0[id] = nil }
    }
}
