import HTTP

/// A link that opens a letter to one address, and nothing else of a letter (RFC 6068 §2): whatever could begin a header or a second
/// address is encoded.
enum MailLink {
    static func destination(_ address: String) -> String {
        guard let at = address.lastIndex(of: "@") else { return "mailto:" + PercentEncoding.encode(address) }
        let local = address[..<at]
        let domain = address[address.index(after: at)...]
        return "mailto:\(PercentEncoding.encode(String(local)))@\(PercentEncoding.encode(String(domain)))"
    }
}
