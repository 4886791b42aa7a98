import Foundation
import WireJSON

/// What programs that use the stack need to know, written once everything is ready and again when a service has a new process id.
struct ReadyFile: Codable, Sendable, Equatable {
    struct Service: Codable, Sendable, Equatable {
        var url: String
        /// Nil while the service is being started again.
        var pid: Int32?
    }

    /// The stand-in of Mollie.
    struct StandIn: Codable, Sendable, Equatable {
        /// Below which its controls are.
        var controls: String
        /// Nil while it is being started again.
        var pid: Int32?
    }

    struct Tokens: Codable, Sendable, Equatable {
        var allPolicies: String
        var noPolicies: String
        /// Signed well, but of somebody without admin access.
        var notStaff: String
        /// As Directus issues it, of a colleague of whom the platform's facts tell the rest.
        var directus: String
    }

    var gateway: String
    var bootstrap: String
    var services: [String: Service]
    /// Nil where payments are taken by whom the environment names, or by nobody.
    var mollie: StandIn?
    var tokens: Tokens
    /// Opens the console signed in.
    var signIn: String

    /// Replaces the file in one step, readable for its owner alone, because it holds tokens.
    func write(to path: String) throws {
        let bytes = try WireJSONEncoder(absentValues: .null).encode(self)
        let draft = "\(path).\(ProcessInfo.processInfo.processIdentifier).new"
        let isWritten = FileManager.default.createFile(
            atPath: draft, contents: Data(bytes + [UInt8(ascii: "\n")]), attributes: [.posixPermissions: 0o600])
        guard isWritten, rename(draft, path) == 0 else { throw StackError.dataDirectory("the ready file \(path) can't be written") }
    }
}
