import Contracts
import Database

/// Where an effect stands.
public enum EffectStatus: String, Sendable {
    /// Its turn has come, now or after a pause.
    case waiting
    /// Others of its kind and key were asked for before it.
    case behind
    /// Put aside: it was tried as often as it may be, or what came of it could not be recorded.
    case dead
}

/// The `effects` table: the queue of what is still to be done outside, and what was put aside. An effect that is done has no row any more;
/// what came of it is told by the events of the command that answered it.
///
/// At most one effect of a kind and key is `waiting`, which is what keeps them in order. Whoever takes it away moves the next one up.
struct EffectTable {
    let connection: Connection

    static let migration = Migration(
        "kit-effects",
        """
        CREATE TABLE effects (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
            kind TEXT NOT NULL CHECK (kind <> ''),
            key TEXT NOT NULL CHECK (key <> ''),
            data BLOB NOT NULL CHECK (length(data) <= 65536),
            asked_at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            traceparent TEXT,
            status TEXT NOT NULL CHECK (status IN ('waiting', 'behind', 'dead')),
            try_at INTEGER NOT NULL,
            attempts INTEGER NOT NULL CHECK (attempts >= 0),
            last_failure TEXT
        ) STRICT;
        CREATE UNIQUE INDEX effects_one_at_a_time ON effects (kind, key) WHERE status = 'waiting';
        CREATE INDEX effects_due ON effects (kind, try_at) WHERE status = 'waiting';
        CREATE INDEX effects_in_line ON effects (kind, key, number) WHERE status = 'behind';
        CREATE INDEX effects_by_status ON effects (kind, status, asked_at);
        """
    )

    private static let columns = "id, kind, key, data, asked_at, actor, traceparent, attempts"

    /// Adds an effect at the end of its key's line, without any attempts.
    func add(_ effect: Effect, now: Instant) throws {
        try connection.execute(
            """
            INSERT INTO effects (id, kind, key, data, asked_at, actor, traceparent, status, try_at, attempts)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7,
                CASE WHEN EXISTS (SELECT 1 FROM effects WHERE kind = ?2 AND key = ?3 AND status = 'waiting')
                THEN 'behind' ELSE 'waiting' END, ?8, 0)
            """,
            [
                effect.id.sqlValue, .text(effect.kind), .text(effect.key), .blob(effect.data), effect.askedAt.sqlValue,
                .text(effect.actor.wireName), effect.traceparent.sqlValue, now.sqlValue,
            ])
    }

    /// Whether one of the key's line was never begun.
    func hasUnbegun(_ kind: String, key: String) throws -> Bool {
        let sql = """
            SELECT 1 FROM effects WHERE kind = ?1 AND key = ?2 AND status = 'waiting' AND attempts = 0
            UNION ALL SELECT 1 FROM effects WHERE kind = ?1 AND key = ?2 AND status = 'behind' LIMIT 1
            """
        return try connection.first(sql, [.text(kind), .text(key)]) { _ in true } ?? false
    }

    /// How many lines of a kind wait, up to a limit.
    func waiting(_ kind: String, upTo limit: Int) throws -> Int {
        let sql = "SELECT count(*) FROM (SELECT 1 FROM effects WHERE kind = ? AND status = 'waiting' LIMIT ?)"
        return try connection.first(sql, [.text(kind), limit.sqlValue]) { Int($0.int(0)) } ?? 0
    }

    /// Those of a kind whose turn has come, the longest waiting first.
    func due(_ kind: String, at now: Instant, limit: Int) throws -> [Effect] {
        let sql = "SELECT \(Self.columns) FROM effects WHERE kind = ? AND status = 'waiting' AND try_at <= ? ORDER BY try_at LIMIT ?"
        return try connection.query(sql, [.text(kind), now.sqlValue, limit.sqlValue], effect)
    }

    /// When the next one of a kind should be tried after this instant.
    func nextInstant(_ kind: String, after now: Instant) throws -> Instant? {
        let sql = "SELECT min(try_at) FROM effects WHERE kind = ? AND status = 'waiting' AND try_at > ?"
        return try connection.first(sql, [.text(kind), now.sqlValue]) { $0.optionalInstant(0) } ?? nil
    }

    /// Counts an attempt before it is made, and writes down when the next one may be made should this one be cut short.
    /// False when the effect isn't as it was read any more.
    func begin(_ effect: Effect, orElseAt next: Instant) throws -> Bool {
        let sql = "UPDATE effects SET attempts = attempts + 1, try_at = ? WHERE id = ? AND status = 'waiting' AND attempts = ?"
        return try connection.execute(sql, [next.sqlValue, effect.id.sqlValue, effect.attempt.sqlValue]) > 0
    }

    /// Takes back an attempt that the service's own end cut short.
    func giveBack(_ effect: Effect, now: Instant) throws {
        try connection.execute(
            "UPDATE effects SET attempts = attempts - 1, try_at = ? WHERE id = ? AND attempts > 0", [now.sqlValue, effect.id.sqlValue])
    }

    func putOff(_ effect: Effect, until next: Instant, reason: String) throws {
        try connection.execute(
            "UPDATE effects SET try_at = ?, last_failure = ? WHERE id = ?", [next.sqlValue, .text(reason), effect.id.sqlValue])
    }

    /// Takes an effect that is done away; false when it was gone or put aside before.
    func finish(_ effect: Effect) throws -> Bool {
        guard try connection.execute("DELETE FROM effects WHERE id = ? AND status = 'waiting'", [effect.id.sqlValue]) > 0 else {
            return false
        }
        try moveUp(effect)
        return true
    }

    /// Those behind a dead effect go on without it, so that one that can't be done doesn't stop all that concerns its key. False when it was
    /// gone or put aside before.
    func putAside(_ effect: Effect, reason: String) throws -> Bool {
        let sql = "UPDATE effects SET status = 'dead', last_failure = ? WHERE id = ? AND status = 'waiting'"
        guard try connection.execute(sql, [.text(reason), effect.id.sqlValue]) > 0 else { return false }
        try moveUp(effect)
        return true
    }

    /// Puts all aside, whether it is their turn or not.
    func putAllAside(reason: String) throws {
        try connection.execute(
            "UPDATE effects SET status = 'dead', last_failure = ? WHERE status IN ('waiting', 'behind')", [.text(reason)])
    }

    /// Puts a dead effect back at the end of its key's line: those behind it have gone on meanwhile, and one of them may be under way.
    /// False when there is no dead effect with this id.
    func revive(_ id: EffectID, now: Instant) throws -> Bool {
        let sql = "SELECT \(Self.columns) FROM effects WHERE id = ? AND status = 'dead'"
        guard let dead = try connection.first(sql, [id.sqlValue], effect) else { return false }
        try connection.execute("DELETE FROM effects WHERE id = ?", [id.sqlValue])
        try add(dead, now: now)
        return true
    }

    private func moveUp(_ gone: Effect) throws {
        try connection.execute(
            """
            UPDATE effects SET status = 'waiting'
            WHERE number = (SELECT min(number) FROM effects WHERE kind = ? AND key = ? AND status = 'behind')
            """, [.text(gone.kind), .text(gone.key)])
    }

    private func effect(_ row: Row) throws -> Effect {
        Effect(
            id: row.id(0), kind: row.text(1), key: row.text(2), data: row.bytes(3), askedAt: row.instant(4),
            actor: Actor(wireName: row.text(5)), traceparent: row.optionalText(6), attempt: Int(row.int(7)))
    }
}
