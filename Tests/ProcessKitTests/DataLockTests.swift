import Foundation
import ProcessKit
import Testing

struct DataLockTests {
    /// A child that was just forked has a copy of every descriptor until it runs its own program.
    @Test func isFreeAtOnceThoughACopyOfItsDescriptorLives() throws {
        let folder = NSTemporaryDirectory() + "lock-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = try DataLock(directory: folder, name: "service")
        let copy = dup(try #require(Self.descriptor(of: folder + "/service.lock")))
        defer { close(copy) }
        #expect(throws: DataInUse.self) { try DataLock(directory: folder, name: "service") }
        first.release()
        try DataLock(directory: folder, name: "service").release()
    }

    /// What this process holds the file open with.
    private static func descriptor(of path: String) -> Int32? {
        let whole = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        return open.compactMap(Int32.init).first {
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == whole
        }
    }
}
