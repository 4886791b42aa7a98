import Database

/// The kit's own tables, the same in every service.
public enum EventSchema {
    public static let migrations: [Migration] =
        [
            eventTable, seenTable, TimerTable.migration, PublishingTables.migration, SubscribingTables.migration, RecoveryTable.migration,
            ProcessedEvents.migration, EffectTable.migration, ErasureTable.migration,
        ] + ForgottenUsers.migrations

    /// Event store, audit trail and outbox in one. Positions have no gaps, because AUTOINCREMENT counts inside the transaction
    /// and there is one writer. Triggers refuse what nobody may ever do.
    static let eventTable = Migration(
        "kit-events",
        """
        CREATE TABLE events (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            event_id TEXT NOT NULL UNIQUE,
            stream TEXT NOT NULL,
            version INTEGER NOT NULL CHECK (version > 0),
            type TEXT NOT NULL,
            subject TEXT,
            partition_key TEXT NOT NULL,
            time INTEGER NOT NULL,
            actor TEXT NOT NULL,
            traceparent TEXT,
            data BLOB NOT NULL,
            UNIQUE (stream, version)
        ) STRICT;
        CREATE TRIGGER events_are_never_edited BEFORE UPDATE ON events
        BEGIN SELECT RAISE(ABORT, 'an event is never edited'); END;
        CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
        BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;
        """
    )

    static let seenTable = Migration(
        "kit-seen-events",
        """
        CREATE TABLE seen_events (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            event_id TEXT NOT NULL UNIQUE
        ) STRICT;
        """
    )
}
