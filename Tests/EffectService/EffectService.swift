import Contracts
import EventKit
import Foundation
import ServiceKit

/// A whole service for the crash tests: each line that it imports is a letter to be sent, and sending one appends its name and id to a file,
/// which stands for the outside world. It can be told to kill itself at a certain point, as SIGKILL at that instant would.
@main
struct EffectService {
    /// Where it dies, while it deals with the letter that is the `killOn`th of this process.
    enum KillPoint: String {
        case beforeSending, afterSending, whileAnswering
    }

    static let source = EventContext.partner.source

    static func main() async {
        await ServiceCommandLine.main { settings in
            let outside = settings.text("EFFECT_OUTSIDE", expected: "the path of the file that stands for the outside world")
            let point = settings.optionalText("EFFECT_KILL_AT").flatMap(KillPoint.init)
            let killOn = settings.integer("EFFECT_KILL_ON", in: 1...1_000_000, default: 1)
            let concurrency = settings.integer("EFFECT_CONCURRENCY", in: 1...64, default: 1)
            let post = PostOffice(outside: outside, kill: point, on: killOn)
            return definition(post, concurrency: concurrency)
        }
    }

    private static func definition(_ post: PostOffice, concurrency: Int) -> ServiceDefinition {
        var limits = EffectLimits()
        limits.concurrency = concurrency
        limits.firstPause = .milliseconds(5)
        limits.longestPause = .milliseconds(50)
        let importer = ServiceImporter { lines, work in
            for line in lines {
                let name = String(decoding: line, as: UTF8.self)
                try record("asked", name, version: 1, work)
                // Letters to one person, by the first character, keep their order.
                try work.request(EffectRequest("letter", key: String(name.prefix(1)), data: line))
            }
            return "asked for \(lines.count) letters"
        }
        return ServiceDefinition(
            .partner, defaultPort: 0, importer: importer,
            effects: [EffectHandler("letter", limits: limits) { effect, _ in try await post.send(effect) }])
    }

    /// A second event of the same version is refused by the store, so that no letter is answered twice unseen.
    static func record(_ what: String, _ name: String, version: Int, _ work: UnitOfWork) throws {
        let place = StreamPosition(stream: "letter-\(name)", version: version)
        try work.record(
            CloudEvent(
                id: "\(name)-\(what)", source: source, type: "org.example.letter-\(what)", time: work.now, subject: name, actor: work.actor,
                partitionKey: name, stream: place, data: Array("{}".utf8)), at: place)
    }
}

/// Sends letters, and dies where it is told to.
actor PostOffice {
    private let outside: String
    private let killPoint: EffectService.KillPoint?
    private let killOn: Int
    private var begun = 0

    init(outside: String, kill point: EffectService.KillPoint?, on number: Int) {
        self.outside = outside
        killPoint = point
        killOn = number
    }

    func send(_ effect: Effect) throws -> EffectOutcome {
        begun += 1
        let mayDie = begun == killOn
        let name = String(decoding: effect.data, as: UTF8.self)
        if mayDie, killPoint == .beforeSending { Self.die() }
        try append("\(name) \(effect.idempotencyKey)\n")
        if mayDie, killPoint == .afterSending { Self.die() }
        let diesAnswering = mayDie && killPoint == .whileAnswering
        return .confirmed { work in
            try EffectService.record("sent", name, version: 2, work)
            if diesAnswering { Self.die() }
        }
    }

    /// One write to a file opened for appending is whole or not there.
    private func append(_ line: String) throws {
        let file = open(outside, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw POSIXError(.EIO) }
        defer { close(file) }
        let bytes = Array(line.utf8)
        guard write(file, bytes, bytes.count) == bytes.count else { throw POSIXError(.EIO) }
    }

    private static func die() {
        kill(getpid(), SIGKILL)
    }
}
