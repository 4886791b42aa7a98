import Contracts
import Database

/// How events of others are read again from their beginning, by read models alone: what reactions have seen is kept apart, and they
/// don't see it again.
enum ReadingAgain {
    /// - Parameter context: whose events; nil for those of everybody.
    static func script(of context: EventContext? = nil) -> String {
        let ofSource = context.map { " AND source = '\($0.source)'" } ?? ""
        let fromSource = context.map { " WHERE source = '\($0.source)'" } ?? ""
        let inTopic = context.map { " WHERE topic = '\($0.topic)'" } ?? ""
        return """
            INSERT INTO taken_upto SELECT 'reacted', source, position FROM taken_upto WHERE ledger = 'applied'\(ofSource)
                ON CONFLICT (ledger, source) DO UPDATE SET position = max(position, excluded.position);
            INSERT INTO taken_beyond SELECT 'reacted', source, position FROM taken_beyond WHERE ledger = 'applied'\(ofSource)
                ON CONFLICT (ledger, source, position) DO NOTHING;
            INSERT INTO taken_missing SELECT 'reacted', source, first, last FROM taken_missing WHERE ledger = 'applied'\(ofSource)
                ON CONFLICT (ledger, source, first) DO UPDATE SET last = max(last, excluded.last);
            DELETE FROM taken_upto WHERE ledger = 'applied'\(ofSource);
            DELETE FROM taken_beyond WHERE ledger = 'applied'\(ofSource);
            DELETE FROM taken_missing WHERE ledger = 'applied'\(ofSource);
            DELETE FROM taken_events\(fromSource);
            UPDATE positions SET reacted_offset = max(reacted_offset, next_offset), next_offset = 0\(inTopic);
            """
    }
}

extension Migration {
    /// Lets the events of another context be read again, for a read model that is younger than the database: the service has read past them
    /// already. Read models must take an event twice, as for `rebuild`. In a new database nothing has been read yet, and nothing happens.
    /// - Parameter name: of this step, unique within the service.
    public static func readingAgain(_ context: EventContext, as name: String) -> Migration {
        Migration(name, ReadingAgain.script(of: context))
    }
}
