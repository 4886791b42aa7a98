import HTTP

extension HTTPResponse {
    static func page(_ html: HTML, status: Int = 200) -> HTTPResponse {
        HTTPResponse(status: status, contentType: "text/html; charset=utf-8", html.bytes)
    }

    /// 303: what comes next is a GET.
    static func redirection(to path: String) -> HTTPResponse {
        HTTPResponse(status: 303, headers: ["Location": path])
    }
}
