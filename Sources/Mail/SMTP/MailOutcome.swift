/// What came of sending a mail. Descriptions are for logs: no address, no password, none of the server's words.
public enum MailOutcome: Hashable, Sendable {
    /// The server has taken the mail on.
    case accepted(SMTPReply)
    /// It may be taken on another time; perhaps it even was, and the answer got lost.
    case postponed(MailTrouble)
    /// It will never be taken on for this receiver.
    case refused(SMTPReply, to: SMTPStep)
    /// The server takes no mail of ours, whoever it is for, until somebody mends the settings here or there.
    case notLetIn(MailTrouble)
}

/// Why no mail got through.
public enum MailTrouble: Hashable, Sendable {
    /// The server said no at this step.
    case answered(SMTPReply, to: SMTPStep)
    case serverNotFound
    case connectionRefused
    /// It broke, before this step was answered.
    case connectionLost(SMTPStep)
    case timedOut(SMTPStep)
    /// TLS failed, the server offers none, or it isn't who it should be; the reason is libcurl's.
    case notSecure(String)
    /// As many mails as the sender allows wait already.
    case busy
    /// The server and we know no common way to log in.
    case noLogin
    /// Something else, by libcurl's code.
    case failed(code: Int, reason: String)
}

extension MailOutcome: CustomStringConvertible {
    public var description: String {
        switch self {
        case .accepted(let reply): "accepted with \(reply)"
        case .postponed(let trouble): "not now: \(trouble)"
        case .refused(let reply, let step): "refused with \(reply) at the \(step.rawValue)"
        case .notLetIn(let trouble): "no mail of ours is taken: \(trouble)"
        }
    }
}

extension MailTrouble: CustomStringConvertible {
    public var description: String {
        switch self {
        case .answered(let reply, let step): "the mail server answered \(reply) to the \(step.rawValue)"
        case .serverNotFound: "the mail server's name isn't known"
        case .connectionRefused: "the mail server takes no connection"
        case .connectionLost(let step): "the connection to the mail server broke at the \(step.rawValue)"
        case .timedOut(let step): "the mail server took too long at the \(step.rawValue)"
        case .notSecure(let reason): "the connection to the mail server isn't secure: \(reason)"
        case .busy: "too many mails wait"
        case .noLogin: "the mail server knows none of our ways to log in"
        case .failed(let code, let reason): "\(reason) (libcurl \(code))"
        }
    }
}
