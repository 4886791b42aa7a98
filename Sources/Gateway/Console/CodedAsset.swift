import HTTP

/// A file of the console in every coding in which it is sent. It is compressed once, when the Gateway starts.
struct CodedAsset: Sendable {
    /// What is sent, and the tag that names it: of another coding, another one.
    struct Form: Sendable {
        let coding: ContentCoding
        let tag: String
        let bytes: [UInt8]
    }

    let path: String
    let contentType: String
    private let plain: Form
    /// Nil where it would be no smaller.
    private let compressed: Form?

    /// Throws `Gzip.Failure`.
    init(_ asset: Asset) throws {
        path = asset.path
        contentType = asset.contentType
        plain = Form(coding: .identity, tag: "\"\(asset.hash)\"", bytes: asset.bytes)
        let bytes = try Gzip.compressed(asset.bytes, .thorough)
        compressed = bytes.count < asset.bytes.count ? Form(coding: .gzip, tag: "\"\(asset.hash)-gzip\"", bytes: bytes) : nil
    }

    func form(for request: HTTPRequest) -> Form {
        switch request.preferredCoding {
        case .identity: plain
        case .gzip: compressed ?? plain
        }
    }
}
