import Foundation
import Glibc
import Synchronization
import Testing

@testable import DevStack

@Suite struct SupervisorTests {
    /// Collects what the console would show.
    final class Transcript: Sendable {
        private let lines = Mutex<[String]>([])

        var text: String { lines.withLock { $0.joined() } }

        func console() -> Console { Console { text in self.lines.withLock { $0.append(text) } } }
    }

    /// Process ids by program, in the order of their starts.
    final class Starts: Sendable {
        private let pids = Mutex<[String: [pid_t]]>([:])

        var all: [String: [pid_t]] { pids.withLock { $0 } }

        func note(_ name: String, _ pid: pid_t) { pids.withLock { $0[name, default: []].append(pid) } }
    }

    static func shell(_ name: String, _ script: String) -> Program {
        Program(name: name, path: "/bin/sh", arguments: ["-c", script], environment: ["GREETING": "hello"])
    }

    static func isAlive(_ pid: pid_t) -> Bool { kill(pid, 0) == 0 }

    @Test func relaysOutputAndErrorsLineByLineUnderTheProgramsName() async throws {
        let transcript = Transcript()
        let console = transcript.console()
        let program = Self.shell("talker", "echo $GREETING; echo trouble >&2; printf unfinished")
        let (end, lines) = try await program.runToItsEnd { console.relay($0, from: "talker") }
        #expect(end == .exited(code: 0))
        #expect(Set(lines) == ["hello", "trouble", "unfinished"])
        #expect(transcript.text.contains("talker   | hello\n"))
        #expect(transcript.text.contains("talker   | unfinished\n"))
    }

    @Test(arguments: [("exit 3", ProgramEnd.exited(code: 3)), ("kill -KILL $$", .killed(signal: SIGKILL))])
    func tellsHowAProgramEnded(script: String, end: ProgramEnd) async throws {
        #expect(try await Self.shell("program", script).runToItsEnd().end == end)
    }

    @Test func saysWhyAProgramCannotBeStarted() async throws {
        let missing = Program(name: "missing", path: "/nowhere/at/all", environment: [:])
        await #expect(throws: ProgramError.cannotStart(path: "/nowhere/at/all", reason: "No such file or directory")) {
            try await missing.runToItsEnd()
        }
    }

    @Test func startsACrashedProgramAgainAndStopsEveryOne() async throws {
        let transcript = Transcript()
        let starts = Starts()
        let supervisor = Supervisor(
            [Self.shell("steady", "exec sleep 600"), Self.shell("victim", "exec sleep 600")], console: transcript.console()
        ) { name, pid in
            starts.note(name, pid)
        }
        async let running: Void = supervisor.run()
        #expect(try await holds { supervisor.pids.count == 2 })
        let victim = try #require(supervisor.pids["victim"])
        let steady = try #require(supervisor.pids["steady"])
        kill(victim, SIGKILL)
        #expect(try await holds { supervisor.pids["victim"].map { $0 != victim } ?? false })
        #expect(supervisor.pids["steady"] == steady)
        #expect(transcript.text.contains("victim was ended by signal 9; starting it again in 0.5 s"))
        await supervisor.stop()
        await running
        let all = starts.all
        #expect(all["victim"]?.count == 2)
        #expect(all["steady"] == [steady])
        for pid in all.values.joined() { #expect(!Self.isAlive(pid)) }
    }

    @Test func killsWhatDoesNotEndInTime() async throws {
        let transcript = Transcript()
        let console = transcript.console()
        let stubborn = Self.shell("stubborn", "trap '' TERM; echo deaf; while :; do sleep 0.05; done")
        let supervisor = Supervisor([stubborn], console: console, graceSeconds: 1)
        async let running: Void = supervisor.run()
        #expect(try await holds { transcript.text.contains("deaf") })
        let pid = try #require(supervisor.pids["stubborn"])
        await supervisor.stop()
        await running
        #expect(!Self.isAlive(pid))
        #expect(transcript.text.contains("did not end within 1 s and is killed"))
    }

    @Test func stopsDuringThePauseBeforeARestart() async throws {
        let transcript = Transcript()
        let supervisor = Supervisor(
            [Self.shell("brief", "exit 1")], console: transcript.console(), backoff: RestartBackoff(firstSeconds: 3_600))
        async let running: Void = supervisor.run()
        #expect(try await holds { transcript.text.contains("starting it again in 3600.0 s") })
        await supervisor.stop()
        await running
        #expect(supervisor.pids.isEmpty)
    }

    @Test func waitsLongerAfterEachCrashUpToABoundAndForgetsAfterASteadyRun() {
        var backoff = RestartBackoff()
        let delays = (0..<9).map { _ in backoff.delaySeconds(afterRunning: 1) }
        #expect(delays == [0.5, 1, 2, 4, 8, 16, 30, 30, 30])
        #expect(backoff.delaySeconds(afterRunning: 60) == 0.5)
    }
}
