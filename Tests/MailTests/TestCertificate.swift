import Foundation
import TestKit
import Testing

/// A certificate that nobody but a test trusts, with its key, in one file.
struct TestCertificate: Sendable {
    let path: String

    /// - Parameter subject: who it is for, such as `IP:127.0.0.1` or `DNS:mail.example`.
    init(for subject: String) throws {
        let folder = TestFolders.make()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        path = folder + "/certificate.pem"
        let openssl = Process()
        openssl.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        openssl.arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=test",
            "-addext", "subjectAltName=\(subject)", "-keyout", path, "-out", folder + "/public.pem",
        ]
        openssl.standardError = FileHandle.nullDevice
        try openssl.run()
        openssl.waitUntilExit()
        try #require(openssl.terminationStatus == 0)
        let (key, certificate) = (
            try String(contentsOfFile: path, encoding: .utf8), try String(contentsOfFile: folder + "/public.pem", encoding: .utf8)
        )
        try (key + certificate).write(toFile: path, atomically: true, encoding: .utf8)
    }
}
