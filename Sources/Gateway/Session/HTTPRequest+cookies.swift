import HTTP

extension HTTPRequest {
    /// The values of a cookie, without empty ones; a browser sends several where several were set for different paths or hosts.
    func cookies(_ name: String) -> [String] {
        headers.values("Cookie").flatMap { $0.split(separator: ";") }.compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return parts.count == 2 && !parts[1].isEmpty && parts[0].drop { $0 == " " } == name ? String(parts[1]) : nil
        }
    }
}
