import Dispatch
import Foundation
import Synchronization

/// Turns SIGTERM and SIGINT into one request to stop. A second signal ends the process at once, for a stop that hangs.
package final class ShutdownSignals: Sendable {
    private let requested = Latch()
    private let count = Mutex(0)

    package init() {}

    /// The caller keeps the sources for as long as signals shall be heard.
    package func listen() -> [any DispatchSourceSignal] {
        // A client that hangs up must not end the process.
        signal(SIGPIPE, SIG_IGN)
        // Until a source is in place its signal ends the process at once, which does no harm then; ignored, it would be lost.
        return [SIGTERM, SIGINT].map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { [self] in received(number) }
            source.resume()
            return source
        }
    }

    package func wait() async {
        await requested.wait()
    }

    private func received(_ number: Int32) {
        let count = count.withLock { count in
            count += 1
            return count
        }
        if count > 1 { _exit(128 + number) }
        requested.open()
    }
}
