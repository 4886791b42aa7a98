import CFixedPort
import Glibc
import Kafka

/// A program with what it is started with.
struct Program: Sendable {
    /// Stands before each line of its output.
    var name: String
    var path: String
    var arguments: [String] = []
    var environment: [String: String]

    /// Starts it and, on this same thread, reads its output line by line until it has ended.
    /// - Parameter onStart: gets the process id as soon as there is one.
    /// - Parameter onEnd: runs when the program has ended but its id is still its own, so that nobody signals a stranger.
    /// - Throws: `ProgramError.cannotStart`.
    func run(onStart: (pid_t) -> Void, onEnd: () -> Void, onLine: (String) -> Void) throws -> ProgramEnd {
        var pid: pid_t = 0
        var output: Int32 = -1
        let failure = withCStrings([path] + arguments) { arguments in
            withCStrings(environment.map { "\($0.key)=\($0.value)" }.sorted()) { environment in
                child_start(path, arguments, environment, &pid, &output)
            }
        }
        guard failure == 0 else { throw ProgramError.cannotStart(path: path, reason: String(cString: strerror(failure))) }
        onStart(pid)
        OutputLines(descriptor: output).forEach(onLine)
        close(output)
        return Self.await(pid, onEnd)
    }

    /// Runs it once on a thread of its own and collects its last lines, five at most.
    func runToItsEnd(onLine: @escaping @Sendable (String) -> Void = { _ in }) async throws -> (end: ProgramEnd, lastLines: [String]) {
        try await DedicatedThread.run(named: name) {
            var lines: [String] = []
            let end = try run(onStart: { _ in }, onEnd: {}) { line in
                onLine(line)
                lines = lines.suffix(4) + [line]
            }
            return (end, lines)
        }
    }

    private static func await(_ pid: pid_t, _ onEnd: () -> Void) -> ProgramEnd {
        var information = siginfo_t()
        while waitid(P_PID, id_t(pid), &information, WEXITED | WNOWAIT) != 0 && errno == EINTR {}
        onEnd()
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? .exited(code: (status >> 8) & 0xFF) : .killed(signal: signal)
    }

    private func withCStrings<T>(_ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> T) -> T {
        let copies = texts.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return body(copies + [nil])
    }
}

enum ProgramEnd: Sendable, Equatable, CustomStringConvertible {
    case exited(code: Int32)
    case killed(signal: Int32)

    var description: String {
        switch self {
        case .exited(let code): "ended with status \(code)"
        case .killed(let signal): "was ended by signal \(signal)"
        }
    }
}

enum ProgramError: Error, Equatable, CustomStringConvertible {
    case cannotStart(path: String, reason: String)
    case failed(name: String, ProgramEnd, lastLines: [String])

    var description: String {
        switch self {
        case .cannotStart(let path, let reason): "cannot start \(path): \(reason)"
        case .failed(_, _, let lines): lines.isEmpty ? "\(summary) and said nothing" : "\(summary): \(lines.joined(separator: " / "))"
        }
    }

    /// What happened, without the words of the program.
    var summary: String {
        switch self {
        case .cannotStart: description
        case .failed(let name, let end, _): "\(name) \(end)"
        }
    }

    /// Whether the program meant to end, so that starting it again brings the same. A signal is a crash, or somebody's wish.
    var isRefusal: Bool {
        switch self {
        case .cannotStart, .failed(_, .exited, _): true
        case .failed(_, .killed, _): false
        }
    }
}
