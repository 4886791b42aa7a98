import Glibc

/// Keeps a set of programs running, and ends them all.
final class Supervisor: Sendable {
    private let programs: [SupervisedProgram]
    private let console: Console
    /// How long a program may take to end in peace.
    private let graceSeconds: Int

    /// - Parameter onStart: told of every start with the program's name; runs on that program's thread.
    init(
        _ programs: [Program], console: Console, graceSeconds: Int = 15, backoff: RestartBackoff = RestartBackoff(),
        onStart: @escaping @Sendable (String, pid_t) -> Void = { _, _ in }
    ) {
        self.console = console
        self.graceSeconds = graceSeconds
        self.programs = programs.map { program in
            SupervisedProgram(program, console: console, backoff: backoff) { onStart(program.name, $0) }
        }
    }

    /// Process ids by name; a program between two lives is left out.
    var pids: [String: pid_t] {
        Dictionary(uniqueKeysWithValues: programs.compactMap { program in program.pid.map { (program.program.name, $0) } })
    }

    /// How the last life of a program ended, if it ended by itself.
    func failure(of name: String) -> ProgramError? {
        programs.first { $0.program.name == name }?.failure
    }

    /// Returns when every program has ended for good, which `stop` brings about.
    func run() async {
        await withTaskGroup(of: Void.self) { group in
            for program in programs { group.addTask { await program.keepRunning() } }
        }
    }

    /// Asks every program to end and waits; what has not ended after the grace is killed.
    func stop() async {
        for program in programs { program.stop() }
        let deadline = ContinuousClock.now + .seconds(graceSeconds)
        while ContinuousClock.now < deadline, !pids.isEmpty {
            do { try await Task.sleep(for: .milliseconds(20)) } catch { break }
        }
        for (name, pid) in pids.sorted(by: { $0.key < $1.key }) {
            console.say("\(name) (process \(pid)) did not end within \(graceSeconds) s and is killed")
        }
        for program in programs { program.endAtOnce() }
    }
}
