extension SMTPDialogue {
    /// What came of the mail.
    func outcome(_ ending: SMTPEnding) -> MailOutcome {
        if let reply, !isPositive(reply) { return refusal(reply) }
        switch ending {
        case .done:
            // Without an answer to the content nothing says that the mail was taken on.
            if step == .content, let reply { return .accepted(reply) }
            return .postponed(.connectionLost(step))
        case .stopped(let trouble): return .postponed(trouble)
        case .notSecure(let reason): return .notLetIn(.notSecure(reason))
        case .loginDenied: return .notLetIn(.noLogin)
        }
    }

    private func isPositive(_ reply: SMTPReply) -> Bool { (200...399).contains(reply.code) }

    private func refusal(_ reply: SMTPReply) -> MailOutcome {
        if reply.code < 500 { return .postponed(.answered(reply, to: step)) }
        if Self.aboutLogins.contains(reply.code) { return .notLetIn(.answered(reply, to: step)) }
        switch step {
        case .greeting, .hello, .startTLS, .login: return .notLetIn(.answered(reply, to: step))
        case .sender where reply.code == Self.tooLarge: return .refused(reply, to: step)
        case .sender: return .notLetIn(.answered(reply, to: step))
        case .recipient, .data, .content: return .refused(reply, to: step)
        }
    }

    /// Servers may give these at any step (RFC 4954 §6).
    private static let aboutLogins: Set = [530, 534, 535, 538]
    /// The size of the mail is told together with its sender (RFC 1870).
    private static let tooLarge = 552
}
