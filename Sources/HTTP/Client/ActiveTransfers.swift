import CCurl

/// The transfers under way, with their handles. Lives on the transfer thread alone.
struct ActiveTransfers {
    private struct Active {
        let transfer: Transfer
        let easy: EasyHandle
        let headDeadline: ContinuousClock.Instant?
    }

    private static let idleHandlesMaximum = 64

    private let multi: UnsafeMutableRawPointer
    private let limits: HTTPClientLimits
    private var active: [ObjectIdentifier: Active] = [:]
    private var idleHandles: [EasyHandle] = []
    private var endedCount = 0

    init(multi: UnsafeMutableRawPointer, limits: HTTPClientLimits) {
        self.multi = multi
        self.limits = limits
    }

    mutating func start(_ transfer: Transfer) {
        guard let easy = idleHandles.popLast() ?? EasyHandle() else {
            transfer.finish(.failed(code: Int(CURLE_OUT_OF_MEMORY.rawValue), message: "no handle"))
            endedCount += 1
            return
        }
        easy.prepare(transfer, limits: limits)
        var headDeadline: ContinuousClock.Instant?
        if case .streamed = transfer.mode { headDeadline = .now + .seconds(transfer.request.timeoutSeconds) }
        active[ObjectIdentifier(transfer)] = Active(transfer: transfer, easy: easy, headDeadline: headDeadline)
        curl_multi_add_handle(multi, easy.pointer)
    }

    func resume(_ transfer: Transfer) {
        guard let easy = active[ObjectIdentifier(transfer)]?.easy else { return }
        curl_easy_pause(easy.pointer, 0)
    }

    mutating func end(_ transfer: Transfer, _ failure: HTTPClientError?) {
        guard let ended = active.removeValue(forKey: ObjectIdentifier(transfer)) else { return }
        curl_multi_remove_handle(multi, ended.easy.pointer)
        transfer.finish(failure)
        endedCount += 1
        if idleHandles.count < Self.idleHandlesMaximum {
            ended.easy.reset()
            idleHandles.append(ended.easy)
        }
    }

    mutating func endAll(_ failure: HTTPClientError) {
        for each in active.values { end(each.transfer, failure) }
        idleHandles = []
    }

    /// Moves what can be moved and ends what is done or late.
    mutating func move() {
        var running: Int32 = 0
        curl_multi_perform(multi, &running)
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let transfer = EasyHandle.transfer(of: message.pointee.easy_handle) else { continue }
            end(transfer, EasyHandle.failure(dembrane_curl_message_result(message)))
        }
        let now = ContinuousClock.now
        for each in active.values {
            guard let deadline = each.headDeadline, deadline <= now, !each.transfer.hasHead else { continue }
            end(each.transfer, .timedOut)
        }
    }

    /// How many have ended since the last call.
    mutating func takeEndedCount() -> Int {
        defer { endedCount = 0 }
        return endedCount
    }

    /// Short while the head of a stream is awaited, whose deadline the library doesn't watch.
    var pollMilliseconds: Int32 {
        active.values.contains { $0.headDeadline != nil && !$0.transfer.hasHead } ? 20 : 1000
    }
}
