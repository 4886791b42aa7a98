import Foundation

enum OwnThread {
    /// Runs blocking work on a thread of its own, so that the threads shared by all tasks stay free.
    static func run(named name: String, _ work: @escaping @Sendable () -> Void) async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let thread = Thread {
                work()
                continuation.resume()
            }
            thread.name = name
            thread.start()
        }
    }
}
