import Foundation
import WireJSON

/// What programs that use the stand-in need to know, written once it listens.
struct ReadyFile: Codable, Sendable, Equatable {
    /// The value for `MOLLIE_BASE_URL`.
    let api: String
    /// Below which the controls are.
    let controls: String
    let pid: Int32

    init(address: String) {
        api = address + StandIn.apiPath
        controls = address + StandIn.controlPath
        pid = ProcessInfo.processInfo.processIdentifier
    }

    /// Replaces the file in one step, so that nobody reads half of it.
    func write(to path: String) throws {
        let bytes = try WireJSONEncoder().encode(self) + [UInt8(ascii: "\n")]
        try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    }
}
