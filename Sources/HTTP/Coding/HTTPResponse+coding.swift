extension HTTPResponse {
    /// Below that the frame and the work outweigh what is saved.
    static let codedBytesMinimum = 1_024
    /// Statuses whose answers have no body or a part of one.
    private static let uncodedStatuses: Set = [204, 205, 206, 304]
    private static let texts: Set = ["application/json", "application/javascript", "application/yaml", "application/xml", "image/svg+xml"]

    /// The answer in the coding that was negotiated, with `Vary` wherever a coding could have been chosen.
    ///
    /// Left as they are: streams; what is coded already; types that are compressed in themselves; and whatever has a strong `ETag`. Such a tag
    /// would have to be another one in another coding (RFC 9110, 8.8.3.3), and the tags of our data are the versions that come back in `If-Match`.
    /// Throws `Gzip.Failure`.
    public func coded(as coding: ContentCoding) throws -> HTTPResponse {
        guard case .bytes(let bytes) = body, mayBeCoded else { return self }
        var coded = self
        coded.headers.vary(on: "Accept-Encoding")
        guard coding == .gzip, bytes.count >= Self.codedBytesMinimum else { return coded }
        let compressed = try Gzip.compressed(bytes)
        guard compressed.count < bytes.count else { return coded }
        coded.headers["Content-Encoding"] = coding.rawValue
        coded.body = .bytes(compressed)
        return coded
    }

    private var mayBeCoded: Bool {
        let hasStrongTag = headers["ETag"].map { !$0.hasPrefix("W/") } ?? false
        return status >= 200 && !Self.uncodedStatuses.contains(status) && headers["Content-Encoding"] == nil && !hasStrongTag
            && isText
    }

    /// Whether the body is some kind of text, which compresses well.
    private var isText: Bool {
        let kind = (headers["Content-Type"] ?? "").prefix { $0 != ";" && $0 != " " }.lowercased()
        return kind.hasPrefix("text/") || kind.hasSuffix("+json") || Self.texts.contains(kind)
    }
}

extension HTTPHeaders {
    /// Tells caches that the answer hangs on this field of the request.
    mutating func vary(on name: String) {
        let told = values("Vary")
        let names = told.flatMap { $0.split(separator: ",") }.map { $0.filter { $0 != " " }.lowercased() }
        guard !names.contains("*"), !names.contains(name.lowercased()) else { return }
        self["Vary"] = (told + [name]).joined(separator: ", ")
    }
}
