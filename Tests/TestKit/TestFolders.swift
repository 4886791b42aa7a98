import Foundation

/// Folders for the databases of one test run, removed when the process ends.
package enum TestFolders {
    private static let root: String = {
        atexit { try? FileManager.default.removeItem(atPath: TestFolders.root) }
        return NSTemporaryDirectory() + "kit-tests-" + UUID().uuidString
    }()

    package static func make() -> String { root + "/" + UUID().uuidString }
}
