/// A form in which a body can be sent (RFC 9110, 8.4.1): as it is, or compressed.
public enum ContentCoding: String, Sendable {
    case identity
    case gzip
}
