import Foundation

/// An event's data as it was published once: `Golden/<type>.json`, canonical, every field shown. A file never changes after its release.
struct GoldenEvent {
    let type: String
    /// Without the newline at the end of the file.
    let bytes: [UInt8]

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")

    static func named(_ type: String) throws -> GoldenEvent {
        let data = try Data(contentsOf: folder.appendingPathComponent("\(type).json"))
        return GoldenEvent(type: type, bytes: Array(data.last == 0x0A ? data.dropLast() : data))
    }

    static func allTypes() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
    }
}
