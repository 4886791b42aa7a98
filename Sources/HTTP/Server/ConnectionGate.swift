import CMicroHTTPD
import Synchronization

/// Lets a connection sleep while it has nothing to do, and wakes it from any thread.
///
/// The library may only be told to wake a connection that sleeps and still exists. The lock is held around each of its calls,
/// so that sleeping, waking and closing never overlap; and a wake-up that comes before the sleep is remembered, so it can't be lost.
final class ConnectionGate: Sendable {
    private enum State {
        case awake
        case wakePending
        case asleep
        case closed
    }

    /// The library's own lock guards what the pointer leads to for the two calls made here.
    private struct Handle: @unchecked Sendable {
        let pointer: OpaquePointer
    }

    private let handle: Handle
    private let state = Mutex(State.awake)

    init(_ connection: OpaquePointer) {
        handle = Handle(pointer: connection)
    }

    /// Only to be called on the server's thread, inside one of the connection's callbacks, which runs again after waking.
    func sleep() {
        state.withLock { state in
            switch state {
            case .awake:
                MHD_suspend_connection(handle.pointer)
                state = .asleep
            case .wakePending:
                state = .awake
            case .asleep, .closed:
                break
            }
        }
    }

    func wake() {
        state.withLock { state in
            switch state {
            case .awake:
                state = .wakePending
            case .asleep:
                MHD_resume_connection(handle.pointer)
                state = .awake
            case .wakePending, .closed:
                break
            }
        }
    }

    func close() {
        state.withLock { $0 = .closed }
    }
}
