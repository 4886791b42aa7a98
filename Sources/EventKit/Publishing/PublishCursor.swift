import Database

/// How far an outbox is published, and to which cluster.
struct PublishCursor: Sendable, Equatable {
    var position: Int64
    var clusterID: String

    static func load(_ outbox: String, _ connection: Connection) throws -> PublishCursor? {
        try connection.first("SELECT position, cluster_id FROM publish_cursor WHERE outbox = ?", [.text(outbox)]) {
            PublishCursor(position: $0.int(0), clusterID: $0.text(1))
        }
    }

    func save(_ outbox: String, _ connection: Connection) throws {
        try connection.execute(
            """
            INSERT INTO publish_cursor (outbox, position, cluster_id) VALUES (?, ?, ?)
            ON CONFLICT (outbox) DO UPDATE SET position = excluded.position, cluster_id = excluded.cluster_id
            """,
            [.text(outbox), .integer(position), .text(clusterID)]
        )
    }

    /// Whether what this cursor says was published is still there: the same cluster, with at least as many records.
    /// - Parameter length: the sum of the topic's end offsets, nil when others write to the topic too.
    func isKept(clusterID: String, length: Int64?) -> Bool {
        guard self.clusterID == clusterID else { return false }
        guard let length else { return true }
        return length >= position
    }
}
