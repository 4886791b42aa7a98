import Foundation

/// When a commit counts as done.
public enum Durability: String, Sendable {
    /// Each commit is on the disk before it returns: for event stores, which nothing else can rebuild.
    case full = "FULL"
    /// A power cut may take back the newest commits, in order and whole: for read models, whose positions go back with them.
    case normal = "NORMAL"
}

/// A service's SQLite file: one writer at a time, several readers that each see a snapshot.
// Unchecked: the writer is only touched under its lock; pool and threads guard themselves.
public final class Database: @unchecked Sendable {
    public let path: String
    static let closed = DatabaseError(kind: .misuse, message: "the database is closed")

    private let writerLock = NSRecursiveLock()
    private var writer: Connection?
    private let readers: ReaderPool
    private let writerThread: WriterThread
    private let readerThreads: WorkerThreads

    /// Opens or creates the file, with its folder, and brings its schema up to date.
    /// Throws `DatabaseError` with one clear sentence when the folder can't be written.
    public init(path: String, migrations: [Migration], durability: Durability, readers: Int = 2) throws {
        self.path = path
        try Self.prepareFolder(of: path)
        let writer = try Connection(path: path, readOnly: false)
        try writer.tuneForWriting(durability)
        try MigrationHistory(migrations: migrations).apply(to: writer)
        self.writer = writer
        self.readers = try ReaderPool(path: path, size: max(1, readers))
        writerThread = WriterThread(queueLimit: 1_000)
        readerThreads = WorkerThreads(name: "db-reader", count: max(1, readers), queueLimit: 1_000)
        // Whoever waits for a change holds the database, so that it is gone only where nobody waits any more.
        writerThread.start { [weak self] changes in
            guard let self else { return changes.forEach { $0.refuse(Self.closed) } }
            commit(changes)
        }
    }

    deinit {
        close()
    }

    /// Runs one transaction on the writer and blocks until it is committed. What the body throws undoes it and is thrown on.
    /// A write inside a write is refused: it would have to commit or vanish on its own.
    @discardableResult
    public func write<T>(_ body: (Connection) throws -> T) throws -> T {
        try withWriter { try $0.transaction(.immediate, body) }
    }

    /// Runs the body on one snapshot of the committed state, beside any writer, and blocks until it is done.
    public func read<T>(_ body: (Connection) throws -> T) throws -> T {
        try readers.withConnection { try $0.transaction(.deferred, body) }
    }

    /// Gives back the pages that the writer has kept in memory, as after a rush of changes; they are read again when they are needed.
    public func releaseMemory() throws {
        writerLock.lock()
        defer { writerLock.unlock() }
        try writer?.executeScript("PRAGMA shrink_memory")
    }

    /// Runs the body on the writer, on a thread of the database and in no transaction, as upkeep of the file needs it.
    func maintaining<T: Sendable>(_ body: @escaping @Sendable (Connection) throws -> T) async throws -> T {
        try await writerThread.run { answer in
            .upkeep { [self] in answer(Result { try withWriter(body) }) }
        }
    }

    /// `write` for async callers, on a thread of the database. Several that wait at the same moment share a commit, but nothing else: what one throws
    /// undoes it alone, and each returns when it is as durable as any.
    @discardableResult
    public func writing<T: Sendable>(_ body: @escaping @Sendable (Connection) throws -> T) async throws -> T {
        try await writerThread.run { .change(QueuedChange(body, $0)) }
    }

    private func commit(_ changes: [QueuedChange]) {
        do {
            for tell in try withWriter({ $0.commit(changes) }) { tell() }
        } catch {
            for change in changes { change.refuse(error) }
        }
    }

    private func withWriter<T>(_ body: (Connection) throws -> T) throws -> T {
        writerLock.lock()
        defer { writerLock.unlock() }
        guard let writer else { throw Self.closed }
        return try body(writer)
    }

    /// `read` for async callers, on a thread of the database.
    public func reading<T: Sendable>(_ body: @escaping @Sendable (Connection) throws -> T) async throws -> T {
        try await readerThreads.run { [self] in try read(body) }
    }

    /// Finishes what waits and closes the file. Later calls throw.
    public func close() {
        writerThread.close()
        readerThreads.close()
        readers.close()
        writerLock.lock()
        defer { writerLock.unlock() }
        writer = nil
    }

    private static func prepareFolder(of path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw DatabaseError(kind: .storage, message: "cannot create the data folder \(folder)")
        }
        guard FileManager.default.isWritableFile(atPath: folder) else {
            throw DatabaseError(kind: .storage, message: "cannot write in the data folder \(folder)")
        }
    }
}
