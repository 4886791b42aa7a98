import Cryptography

/// A file of the console, embedded in the executable. Its path holds a hash of its content, so that a browser may keep it for ever.
struct Asset: Sendable {
    let path: String
    /// For `If-None-Match`.
    let tag: String
    let contentType: String
    let bytes: [UInt8]

    private init(_ name: String, _ suffix: String, _ contentType: String, _ bytes: [UInt8]) {
        let hash = Hex.encode(Array(Digest.sha256(bytes).prefix(8)))
        path = "/assets/\(name)-\(hash).\(suffix)"
        tag = "\"\(hash)\""
        self.contentType = contentType
        self.bytes = bytes
    }

    static let baseStyle = Asset("base", "css", "text/css; charset=utf-8", PackageResources.base_css)
    static let pageStyle = Asset("console", "css", "text/css; charset=utf-8", PackageResources.console_css)
    static let script = Asset("console", "js", "text/javascript; charset=utf-8", PackageResources.console_js)
    static let signInScript = Asset("sign-in", "js", "text/javascript; charset=utf-8", PackageResources.sign_in_js)
    static let icon = Asset("icon", "svg", "image/svg+xml", PackageResources.icon_svg)

    static let all = [baseStyle, pageStyle, script, signInScript, icon]
}
