import Database
import Kafka

/// Where reading of a partition goes on, on the cluster that the offsets belong to.
struct StoredPosition: Sendable, Equatable {
    var nextOffset: Int64
    /// Reactions have run for everything below, though the read models may be reading it again.
    var reactedOffset: Int64 = 0
    var clusterID: String
}

/// The `positions` table: the truth about what has been read.
struct PositionTable {
    let connection: Connection

    func load() throws -> [TopicPartition: StoredPosition] {
        let sql = "SELECT topic, partition, next_offset, reacted_offset, cluster_id FROM positions"
        let rows = try connection.query(sql) { row in
            (
                TopicPartition(topic: row.text(0), partition: Int32(row.int(1))),
                StoredPosition(nextOffset: row.int(2), reactedOffset: row.int(3), clusterID: row.text(4))
            )
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// Moves positions; what reactions have seen stays, as long as the cluster does.
    func advance(_ nextOffsets: [TopicPartition: Int64], clusterID: String) throws {
        for (partition, offset) in nextOffsets {
            try connection.execute(
                """
                INSERT INTO positions (topic, partition, next_offset, cluster_id) VALUES (?, ?, ?, ?)
                ON CONFLICT (topic, partition) DO UPDATE SET next_offset = excluded.next_offset,
                    reacted_offset = CASE WHEN cluster_id = excluded.cluster_id THEN reacted_offset ELSE 0 END,
                    cluster_id = excluded.cluster_id
                """,
                [.text(partition.topic), partition.partition.sqlValue, .integer(offset), .text(clusterID)]
            )
        }
    }

    /// Forgets positions that mean nothing any more, so that they can't be mistaken for true ones later.
    func forget(_ partitions: some Sequence<TopicPartition>) throws {
        for partition in partitions {
            let sql = "DELETE FROM positions WHERE topic = ? AND partition = ?"
            try connection.execute(sql, [.text(partition.topic), partition.partition.sqlValue])
        }
    }
}
