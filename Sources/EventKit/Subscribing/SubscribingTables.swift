import Database

enum SubscribingTables {
    /// `positions`: where reading goes on, on which cluster, and up to where reactions have run already (after a rebuild,
    /// which reads again, they must not run again).
    ///
    /// `taken_upto` and `taken_beyond`: which positions of a source have taken effect: all up to one, and single ones beyond it
    /// while partitions are read at different speeds. In `reacted` lies what had taken effect before a rebuild.
    static let migration = Migration(
        "kit-subscribing",
        """
        CREATE TABLE positions (
            topic TEXT NOT NULL,
            partition INTEGER NOT NULL,
            next_offset INTEGER NOT NULL,
            reacted_offset INTEGER NOT NULL DEFAULT 0,
            cluster_id TEXT NOT NULL,
            PRIMARY KEY (topic, partition)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE taken_upto (
            ledger TEXT NOT NULL CHECK (ledger IN ('applied', 'reacted')),
            source TEXT NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (ledger, source)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE taken_beyond (
            ledger TEXT NOT NULL CHECK (ledger IN ('applied', 'reacted')),
            source TEXT NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (ledger, source, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE dead_letters (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            cluster_id TEXT NOT NULL,
            topic TEXT NOT NULL,
            partition INTEGER NOT NULL,
            record_offset INTEGER NOT NULL,
            key BLOB,
            value BLOB,
            headers BLOB NOT NULL,
            reason TEXT NOT NULL,
            at INTEGER NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('waiting', 'replayed')),
            UNIQUE (cluster_id, topic, partition, record_offset)
        ) STRICT;
        """
    )
}
