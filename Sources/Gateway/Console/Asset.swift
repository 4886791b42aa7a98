import Cryptography

/// A file of the console, embedded in the executable. Its path holds a hash of its content, so that a browser may keep it for ever.
struct Asset: Sendable {
    let path: String
    /// Of the content.
    let hash: String
    let contentType: String
    let bytes: [UInt8]

    private init(_ name: String, _ suffix: String, _ contentType: String, _ bytes: [UInt8]) {
        hash = Self.hash(of: bytes)
        path = "/assets/\(name)-\(hash).\(suffix)"
        self.contentType = contentType
        self.bytes = bytes
    }

    /// A module of a script. The hash stands in the name of the folder, so that modules can import one another by their own names.
    init(module name: String, folder: String, _ bytes: [UInt8]) {
        path = "/assets/\(folder)/\(name).js"
        hash = Self.hash(of: bytes)
        contentType = Self.scriptType
        self.bytes = bytes
    }

    /// Long enough that no two versions of a file meet.
    static func hash(of bytes: [UInt8]) -> String {
        Hex.encode(Array(Digest.sha256(bytes).prefix(8)))
    }

    private static let scriptType = "text/javascript; charset=utf-8"

    static let baseStyle = Asset("base", "css", "text/css; charset=utf-8", EmbeddedFiles.base_css)
    static let pageStyle = Asset("console", "css", "text/css; charset=utf-8", ConsoleStyle.sheet)
    static let signInScript = Asset("sign-in", "js", scriptType, ServedScript.bytes(of: EmbeddedFiles.sign_in_js))
    static let icon = Asset("icon", "svg", "image/svg+xml", EmbeddedFiles.icon_svg)

    static let all = [baseStyle, pageStyle, signInScript, icon] + ConsoleScript.modules
}
