import CCurl

/// How a transfer ended, as far as the transport knows.
enum SMTPEnding: Hashable, Sendable {
    case done
    /// The transport broke, or the server did; what it answered last tells more.
    case stopped(MailTrouble)
    case notSecure(String)
    case loginDenied
}

extension SMTPEnding {
    /// - Parameter detail: libcurl's words for what went wrong; may be empty.
    init(_ code: CURLcode, at step: SMTPStep, detail: String) {
        let reason = detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail
        self =
            switch code {
            case CURLE_OK: .done
            case CURLE_LOGIN_DENIED: .loginDenied
            case CURLE_COULDNT_RESOLVE_HOST: .stopped(.serverNotFound)
            case CURLE_COULDNT_CONNECT: .stopped(.connectionRefused)
            case CURLE_OPERATION_TIMEDOUT: .stopped(.timedOut(step))
            case CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_WEIRD_SERVER_REPLY: .stopped(.connectionLost(step))
            case CURLE_USE_SSL_FAILED, CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE:
                .notSecure(reason)
            default: .stopped(.failed(code: Int(code.rawValue), reason: reason))
            }
    }
}
