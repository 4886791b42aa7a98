/// How far a mail has come, told from the lines that go to and fro. Lines are only looked at, since a login is among them.
struct SMTPDialogue: Sendable {
    private(set) var step = SMTPStep.greeting
    /// The server's whole answer to the step; nil as long as there is none.
    private(set) var reply: SMTPReply?

    private var lines: [String] = []
    private var isOver = false

    /// More than any server says; what goes beyond is dropped.
    private static let linesMaximum = 20
    /// RFC 5321 §4.5.3.1.5.
    private static let lineBytesMaximum = 512

    mutating func sent(_ line: some Collection<UInt8>) {
        if isOver { return }
        defer { reply = isOver ? reply : nil }
        // A further line of a login, which is no command whatever it looks like.
        if step == .login, reply?.code == 334 { return }
        let verb = String(decoding: line.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\r") }.prefix(8), as: UTF8.self)
        switch verb {
        case "EHLO", "HELO": step = .hello
        case "STARTTLS": step = .startTLS
        case "AUTH": step = .login
        case "MAIL": step = .sender
        case "RCPT": step = .recipient
        case "DATA": step = .data
        // What is said when all is over changes nothing of what came of it.
        case "QUIT": isOver = true
        case _: break
        }
    }

    mutating func received(_ line: some Collection<UInt8>) {
        let bytes = line.prefix(Self.lineBytesMaximum).prefix { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }
        let text = String(decoding: bytes, as: UTF8.self)
        guard !isOver, let code = Int(text.prefix(3)), (200...599).contains(code) else { return }
        if lines.count < Self.linesMaximum { lines.append(String(text.dropFirst(4))) }
        // A hyphen says that another line follows.
        guard text.dropFirst(3).first != "-" else { return }
        reply = SMTPReply(code: code, lines: lines)
        lines = []
        if step == .data, code == 354 { (step, reply) = (.content, nil) }
    }
}

/// What a server answers to.
public enum SMTPStep: String, Sendable {
    case greeting, hello
    case startTLS = "start of TLS"
    case login, sender, recipient
    /// The command after which the content follows.
    case data = "data command"
    case content
}
