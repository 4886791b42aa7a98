import Glibc
import Kafka
import Synchronization

/// A program that is kept running until it is stopped.
final class SupervisedProgram: Sendable {
    private struct State {
        var pid: pid_t?
        var isStopping = false
        var failure: ProgramError?
    }

    let program: Program
    private let console: Console
    private let backoff: RestartBackoff
    private let onStart: @Sendable (pid_t) -> Void
    private let state = Mutex(State())

    init(_ program: Program, console: Console, backoff: RestartBackoff, onStart: @escaping @Sendable (pid_t) -> Void) {
        self.program = program
        self.console = console
        self.backoff = backoff
        self.onStart = onStart
    }

    /// Nil while it is between two lives.
    var pid: pid_t? { state.withLock { $0.pid } }

    /// How its last life ended, if it ended by itself.
    var failure: ProgramError? { state.withLock { $0.failure } }

    /// Runs the program again and again until `stop`; a program that can't even be started is tried again too.
    func keepRunning() async {
        var backoff = backoff
        while !isStopping {
            let began = ContinuousClock.now
            let failure = await runOnce()
            if isStopping { return }
            state.withLock { $0.failure = failure }
            let seconds = Double((ContinuousClock.now - began).components.seconds)
            let delay = backoff.delaySeconds(afterRunning: seconds)
            console.say("\(failure.summary); starting it again in \(delay) s")
            await pause(seconds: delay)
        }
    }

    /// Asks the program to end, now or as soon as it has begun. It is not started again.
    func stop() {
        state.withLock { state in
            state.isStopping = true
            if let pid = state.pid { kill(pid, SIGTERM) }
        }
    }

    /// Ends a program that did not end when asked.
    func endAtOnce() {
        state.withLock { state in
            if let pid = state.pid { kill(pid, SIGKILL) }
        }
    }

    private var isStopping: Bool { state.withLock { $0.isStopping } }

    /// Waits in small steps, so that `stop` need not wait for a long pause.
    private func pause(seconds: Double) async {
        let end = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < end, !isStopping {
            do { try await Task.sleep(for: .milliseconds(50)) } catch { return }
        }
    }

    private func runOnce() async -> ProgramError {
        do {
            return try await DedicatedThread.run(named: program.name) { [self] in
                var words = LastWords()
                let end = try program.run(onStart: began, onEnd: ended) { line in
                    console.relay(line, from: program.name)
                    words.hear(line)
                }
                return .failed(name: program.name, end, lastLines: words.lines)
            }
        } catch {
            return error as? ProgramError ?? .cannotStart(path: program.path, reason: "\(error)")
        }
    }

    private func began(_ pid: pid_t) {
        let mustStop = state.withLock { state in
            state.pid = pid
            return state.isStopping
        }
        if mustStop { stop() }
        onStart(pid)
    }

    private func ended() {
        state.withLock { $0.pid = nil }
    }
}
