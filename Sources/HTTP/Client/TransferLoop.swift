import CCurl
import Foundation
import Synchronization

/// The thread that moves the bytes of all transfers of one client.
final class TransferLoop: Sendable {
    private struct Inbox {
        var starting: [Transfer] = []
        var resuming: [Transfer] = []
        var cancelled: [Transfer] = []
        var underWay = 0
        var isClosed = false
    }

    /// The library's handle for many transfers. Only waking it is allowed from other threads; the rest happens on the loop's own.
    private struct Multi: @unchecked Sendable {
        let pointer: UnsafeMutableRawPointer
    }

    private let limits: HTTPClientLimits
    private let inbox = Mutex(Inbox())
    private let multi: Multi

    private static let library: CURLcode = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

    init(limits: HTTPClientLimits) throws {
        guard Self.library == CURLE_OK, let pointer = curl_multi_init() else {
            throw HTTPClientError.failed(code: Int(Self.library.rawValue), message: "libcurl can't start")
        }
        self.limits = limits
        multi = Multi(pointer: pointer)
        dembrane_curl_multi_set_long(pointer, CURLMOPT_MAX_HOST_CONNECTIONS, limits.connectionsPerHost)
        dembrane_curl_multi_set_long(pointer, CURLMOPT_MAXCONNECTS, limits.connectionsPerHost)
        let thread = Thread { [self] in run() }
        thread.name = "http-client"
        thread.start()
    }

    func start(_ transfer: Transfer) throws {
        try inbox.withLock { inbox in
            guard !inbox.isClosed else { throw HTTPClientError.closed }
            guard inbox.underWay < limits.requests else { throw HTTPClientError.busy }
            inbox.underWay += 1
            inbox.starting.append(transfer)
            curl_multi_wakeup(multi.pointer)
        }
    }

    /// Lets the sender of a held-back transfer go on.
    func resume(_ transfer: Transfer) {
        tell { $0.resuming.append(transfer) }
    }

    func cancel(_ transfer: Transfer) {
        tell { $0.cancelled.append(transfer) }
    }

    func close() {
        tell { $0.isClosed = true }
    }

    /// The lock also keeps the handle alive: it is freed only after the inbox has been closed under the same lock.
    private func tell(_ change: (inout Inbox) -> Void) {
        inbox.withLock { inbox in
            guard !inbox.isClosed else { return }
            change(&inbox)
            curl_multi_wakeup(multi.pointer)
        }
    }

    private func takeInbox() -> Inbox {
        inbox.withLock { inbox in
            defer {
                inbox.starting = []
                inbox.resuming = []
                inbox.cancelled = []
            }
            return inbox
        }
    }

    private func run() {
        var active = ActiveTransfers(multi: multi.pointer, limits: limits)
        while true {
            let inbox = takeInbox()
            for transfer in inbox.starting { active.start(transfer) }
            for transfer in inbox.resuming { active.resume(transfer) }
            for transfer in inbox.cancelled { active.end(transfer, .cancelled) }
            if inbox.isClosed { break }
            active.move()
            let ended = active.takeEndedCount()
            if ended > 0 { self.inbox.withLock { $0.underWay -= ended } }
            curl_multi_poll(multi.pointer, nil, 0, active.pollMilliseconds, nil)
        }
        active.endAll(.closed)
        curl_multi_cleanup(multi.pointer)
    }
}
