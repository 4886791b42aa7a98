import CCrypto

/// What OpenSSL says of a call that failed.
enum OpenSSLFailure {
    /// The reason of the newest failure on this thread. The queue is emptied, so that it never speaks for a later call.
    static func newestReason() -> String {
        let code = ERR_peek_last_error()
        ERR_clear_error()
        guard code != 0 else { return "no reason given" }
        var text = [CChar](repeating: 0, count: 256)
        ERR_error_string_n(code, &text, text.count)
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
