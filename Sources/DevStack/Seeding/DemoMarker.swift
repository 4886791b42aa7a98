import Contracts
import Foundation
import WireJSON

/// Which demo is in a data folder, so that a later start makes the very same facts again.
struct DemoMarker: Codable, Sendable, Equatable {
    var size: String
    var seed: Int64
    var now: Instant
    /// Whether the accounts' past has been imported, which happens once.
    var isImported: Bool

    private static let name = "demo.json"

    /// Nil where the folder has no demo yet. Throws when there is one that can't be read.
    static func read(in data: DataDirectory) throws -> DemoMarker? {
        guard let bytes = FileManager.default.contents(atPath: data.folder(name)) else { return nil }
        do {
            return try WireJSONDecoder().decode(DemoMarker.self, from: Array(bytes))
        } catch {
            throw StackError.demo("\(data.folder(name)): \(error)")
        }
    }

    func write(in data: DataDirectory) throws {
        let bytes = try WireJSONEncoder().encode(self)
        guard FileManager.default.createFile(atPath: data.folder(Self.name), contents: Data(bytes)) else {
            throw StackError.dataDirectory("\(data.folder(Self.name)) can't be written")
        }
    }

    var world: DemoWorld? {
        DemoSize(rawValue: size).map { DemoWorld(size: $0, seed: UInt64(seed), now: now) }
    }
}
