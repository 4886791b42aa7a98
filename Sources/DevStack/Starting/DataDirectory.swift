import Foundation

/// Where everything of a stack is kept: a folder per service, and what DevStack itself must remember.
struct DataDirectory: Sendable {
    let path: String
    let isTemporary: Bool

    /// - Parameter path: nil makes a temporary one.
    init(_ path: String?) throws {
        if let path {
            self.path = URL(fileURLWithPath: path).standardizedFileURL.path
        } else {
            self.path = NSTemporaryDirectory() + "devstack-" + UUID().uuidString.lowercased()
        }
        isTemporary = path == nil
        do {
            try FileManager.default.createDirectory(
                atPath: self.path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw StackError.dataDirectory("\(self.path): \(error.localizedDescription)")
        }
    }

    func folder(_ name: String) -> String { path + "/" + name }

    /// A temporary folder goes with all that is in it; any other stays.
    func removeIfTemporary() throws {
        guard isTemporary else { return }
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw StackError.dataDirectory("\(path) could not be removed: \(error.localizedDescription)")
        }
    }
}
