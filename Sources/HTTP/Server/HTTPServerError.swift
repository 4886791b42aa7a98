public enum HTTPServerError: Error, Equatable {
    /// The address can't be listened on; the reason is the operating system's.
    case cannotListen(host: String, port: Int, reason: String)
    case cannotStart
}
