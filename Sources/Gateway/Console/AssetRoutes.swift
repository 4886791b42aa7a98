import HTTP
import WebKit

/// The files of the console. Their paths change with their content, so browsers keep them.
struct AssetRoutes: Sendable {
    private static let yearSeconds = 31_536_000

    private let assets: [CodedAsset]
    private let headers: SecurityHeaders

    /// Throws `Gzip.Failure`.
    init(_ assets: [Asset], headers: SecurityHeaders) throws {
        self.assets = try assets.map(CodedAsset.init)
        self.headers = headers
    }

    func add(to routes: inout ServiceRoutes) {
        for asset in assets {
            routes.open(.get, asset.path) { request, _ in
                try await headers.answering(request) { Self.answer(asset, to: request) }
            }
        }
    }

    private static func answer(_ asset: CodedAsset, to request: HTTPRequest) -> HTTPResponse {
        let form = asset.form(for: request)
        var fields: HTTPHeaders = [
            "Content-Type": asset.contentType, "Cache-Control": "public, max-age=\(yearSeconds), immutable", "ETag": form.tag,
            "Vary": "Accept-Encoding",
        ]
        if request.knows(form.tag) { return HTTPResponse(status: 304, headers: fields) }
        if form.coding != .identity { fields["Content-Encoding"] = form.coding.rawValue }
        return HTTPResponse(status: 200, headers: fields, body: .bytes(form.bytes))
    }
}

extension HTTPRequest {
    /// Whether the browser has kept what has this tag. A read compares weakly (RFC 9110, 13.1.2), so a `W/` before it means nothing.
    fileprivate func knows(_ tag: String) -> Bool {
        headers.values("If-None-Match").flatMap { $0.split(separator: ",") }.contains { known in
            let known = known.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" }
            return known == "*" || known == tag || known == "W/\(tag)"
        }
    }
}
