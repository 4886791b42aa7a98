import Database

/// How far each outbox is published, and to which cluster.
enum PublishingTables {
    static let migration = Migration(
        "kit-publishing",
        """
        CREATE TABLE publish_cursor (
            outbox TEXT PRIMARY KEY NOT NULL,
            position INTEGER NOT NULL,
            cluster_id TEXT NOT NULL
        ) STRICT;
        """
    )
}
