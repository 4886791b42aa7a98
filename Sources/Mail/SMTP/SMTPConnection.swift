import CCurl

/// A connection to the server, made with the first mail and kept for those after it. For one thread.
final class SMTPConnection {
    private let easy: UnsafeMutableRawPointer
    /// Where libcurl writes what went wrong.
    private let reason: UnsafeMutablePointer<CChar>
    private let server: SMTPServer
    private let transmission = SMTPTransmission()
    /// Why an option couldn't be set.
    private var refusal = CURLE_OK

    private static let library: CURLcode = curl_global_init(Int(CURL_GLOBAL_DEFAULT))
    static let cannotStart = MailTrouble.failed(code: Int(CURLE_FAILED_INIT.rawValue), reason: "libcurl can't start")

    /// Nil when the library can't start.
    init?(server: SMTPServer, limits: MailSenderLimits) {
        guard Self.library == CURLE_OK, let easy = curl_easy_init() else { return nil }
        self.easy = easy
        self.server = server
        reason = .allocate(capacity: Int(CURL_ERROR_SIZE))
        reason.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        setSecurity()
        setLogin()
        setLimits(limits)
        setCallbacks()
    }

    deinit {
        // First, since it says goodbye to the server, for which the library still uses the other.
        curl_easy_cleanup(easy)
        reason.deallocate()
    }

    /// Blocks until the server has answered to the whole mail, or something went wrong. Nil when the mail was called back.
    func send(_ message: MailMessage, ticket: MailTicket) -> MailOutcome? {
        if ticket.isCancelled { return nil }
        let content = message.bytes()
        guard let recipients = curl_slist_append(nil, message.to.address) else { return .postponed(Self.cannotStart) }
        defer {
            dembrane_curl_set_list(easy, CURLOPT_MAIL_RCPT, nil)
            curl_slist_free_all(recipients)
        }
        // The path is what we call ourselves to the server: the name of a container would tell it nothing.
        let scheme = server.security == .implicitTLS ? "smtps" : "smtp"
        set(CURLOPT_URL, "\(scheme)://\(server.host):\(server.port)/\(message.from.domain)")
        set(CURLOPT_MAIL_FROM, message.from.address)
        note(dembrane_curl_set_list(easy, CURLOPT_MAIL_RCPT, recipients))
        note(dembrane_curl_set_size(easy, CURLOPT_INFILESIZE_LARGE, curl_off_t(content.count)))
        transmission.begin(content, ticket: ticket)
        defer { transmission.end() }
        let code = refusal == CURLE_OK ? curl_easy_perform(easy) : refusal
        if code == CURLE_ABORTED_BY_CALLBACK { return nil }
        let dialogue = transmission.dialogue
        return dialogue.outcome(SMTPEnding(code, at: dialogue.step, detail: String(cString: reason)))
    }

    private func setSecurity() {
        set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        set(CURLOPT_PROXY, "")
        set(CURLOPT_NOSIGNAL, 1)
        note(dembrane_curl_require_tls(easy, server.security == .none ? 0 : 1))
        set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        set(CURLOPT_SSL_VERIFYPEER, 1)
        set(CURLOPT_SSL_VERIFYHOST, 2)
        // In place of the machine's file of authorities; its folder of them still counts.
        if let file = server.authoritiesFile { set(CURLOPT_CAINFO, file) }
    }

    private func setLogin() {
        guard let login = server.login else { return }
        set(CURLOPT_USERNAME, login.user)
        set(CURLOPT_PASSWORD, login.password)
        // Else the library would prefer ways for which it has nothing, such as Kerberos.
        set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN")
    }

    private func setLimits(_ limits: MailSenderLimits) {
        set(CURLOPT_CONNECTTIMEOUT, limits.connectTimeoutSeconds)
        set(CURLOPT_TIMEOUT, limits.timeoutSeconds)
        // Also bounds how long a goodbye may take, to which the other doesn't apply.
        set(CURLOPT_SERVER_RESPONSE_TIMEOUT, limits.timeoutSeconds)
    }

    private func setCallbacks() {
        // Unretained: the transmission lives as long as the handle.
        let context = Unmanaged.passUnretained(transmission).toOpaque()
        set(CURLOPT_UPLOAD, 1)
        set(CURLOPT_READDATA, context)
        note(dembrane_curl_set_callback(easy, CURLOPT_READFUNCTION, readCallback))
        set(CURLOPT_NOPROGRESS, 0)
        set(CURLOPT_XFERINFODATA, context)
        note(dembrane_curl_set_progress_callback(easy, progressCallback))
        // Without "verbose" the library tells nothing of the commands; with a callback it prints nothing.
        set(CURLOPT_VERBOSE, 1)
        set(CURLOPT_DEBUGDATA, context)
        note(dembrane_curl_set_debug_callback(easy, dialogueCallback))
        set(CURLOPT_ERRORBUFFER, reason)
    }

    private func set(_ option: CURLoption, _ number: Int) {
        note(dembrane_curl_set_long(easy, option, number))
    }

    private func set(_ option: CURLoption, _ text: String) {
        note(dembrane_curl_set_text(easy, option, text))
    }

    private func set(_ option: CURLoption, _ address: UnsafeMutableRawPointer) {
        note(dembrane_curl_set_pointer(easy, option, address))
    }

    /// Nothing is sent by a handle that refused an option: it might be the one that asks for TLS.
    private func note(_ code: CURLcode) {
        if refusal == CURLE_OK { refusal = code }
    }
}

private let readCallback: dembrane_curl_callback = { bytes, size, count, context in
    guard let context else { return Int(CURL_READFUNC_ABORT) }
    let buffer = UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
    return Unmanaged<SMTPTransmission>.fromOpaque(context).takeUnretainedValue().fill(buffer)
}

/// Called at least once a second; anything but zero ends the transfer.
private let progressCallback: curl_xferinfo_callback = { context, _, _, _, _ in
    guard let context else { return 1 }
    return Unmanaged<SMTPTransmission>.fromOpaque(context).takeUnretainedValue().isCancelled ? 1 : 0
}

/// Called for each line to and from the server.
private let dialogueCallback: curl_debug_callback = { _, kind, bytes, count, context in
    guard let context else { return 0 }
    let line = UnsafeRawBufferPointer(start: bytes, count: count)
    let transmission = Unmanaged<SMTPTransmission>.fromOpaque(context).takeUnretainedValue()
    switch kind {
    case CURLINFO_HEADER_OUT: transmission.sent(line)
    case CURLINFO_HEADER_IN: transmission.received(line)
    default: break
    }
    return 0
}
