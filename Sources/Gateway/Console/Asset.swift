import Cryptography

/// A file of the console, embedded in the executable. Its path holds a hash of its content, so that a browser may keep it for ever.
struct Asset: Sendable {
    let path: String
    let contentType: String
    let bytes: [UInt8]

    private init(_ name: String, _ suffix: String, _ contentType: String, _ bytes: [UInt8]) {
        let hash = Digest.sha1(bytes).prefix(8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        path = "/assets/\(name)-\(hash).\(suffix)"
        self.contentType = contentType
        self.bytes = bytes
    }

    static let baseStyle = Asset("base", "css", "text/css; charset=utf-8", PackageResources.base_css)
    static let pageStyle = Asset("console", "css", "text/css; charset=utf-8", PackageResources.console_css)
    static let script = Asset("console", "js", "text/javascript; charset=utf-8", PackageResources.console_js)
    static let icon = Asset("icon", "svg", "image/svg+xml", PackageResources.icon_svg)

    static let all = [baseStyle, pageStyle, script, icon]
}
