import Foundation
import HTTP
import Synchronization

/// Hands pieces from a blocking thread to a task. The thread waits while a few pieces are unread.
final class RowPipe: Sendable {
    private struct State {
        var pieces: [[UInt8]] = []
        var isFinished = false
        var failure: (any Error)?
        var isAbandoned = false
        var reader: CheckedContinuation<Void, Never>?
    }

    private static let piecesMaximum = 4
    /// A client that takes nothing for so long is cut off, since its snapshot holds a reader of the database.
    private static let patienceSeconds = 15.0

    private let state = Mutex(State())
    /// One count per piece that may still be written. It starts at zero and is raised, because a semaphore that ends below the value it
    /// was made with stops the process.
    private let room = DispatchSemaphore(value: 0)

    init() {
        for _ in 0..<Self.piecesMaximum { room.signal() }
    }

    func write(_ piece: [UInt8]) throws {
        guard room.wait(timeout: .now() + Self.patienceSeconds) == .success else { throw HTTPStreamError.clientGone }
        let (isAbandoned, reader) = state.withLock { state in
            state.pieces.append(piece)
            defer { state.reader = nil }
            return (state.isAbandoned, state.reader)
        }
        reader?.resume()
        if isAbandoned { throw HTTPStreamError.clientGone }
    }

    func finish(_ failure: (any Error)?) {
        let reader = state.withLock { state in
            state.isFinished = true
            state.failure = failure
            defer { state.reader = nil }
            return state.reader
        }
        reader?.resume()
    }

    /// The reader has gone; the writer is let through and told so.
    func abandon() {
        state.withLock { $0.isAbandoned = true }
        room.signal()
    }

    /// The next piece, `nil` at the end. Throws what the writer's side failed with.
    func next() async throws -> [UInt8]? {
        while true {
            let (piece, isFinished, failure) = state.withLock { state in
                (state.pieces.isEmpty ? nil : state.pieces.removeFirst(), state.isFinished, state.failure)
            }
            if let piece {
                room.signal()
                return piece
            }
            if isFinished {
                if let failure { throw failure }
                return nil
            }
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    if !state.pieces.isEmpty || state.isFinished { return true }
                    state.reader = continuation
                    return false
                }
                if isReady { continuation.resume() }
            }
        }
    }
}
