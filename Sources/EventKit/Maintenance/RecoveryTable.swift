import Database

/// Holds one row while a lost store is being read back, so that no half store is ever served.
enum RecoveryTable {
    static let migration = Migration(
        "kit-recovery",
        "CREATE TABLE recovery (started_at INTEGER NOT NULL) STRICT;"
    )
}
