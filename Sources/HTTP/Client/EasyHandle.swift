import CCurl

/// The library's handle of one transfer; used again for later ones.
final class EasyHandle {
    let pointer: UnsafeMutableRawPointer
    private var headerList: UnsafeMutablePointer<curl_slist>?

    init?() {
        guard let pointer = curl_easy_init() else { return nil }
        self.pointer = pointer
    }

    deinit {
        curl_easy_cleanup(pointer)
        curl_slist_free_all(headerList)
    }

    func reset() {
        curl_easy_reset(pointer)
        curl_slist_free_all(headerList)
        headerList = nil
    }

    /// Sets everything for the transfer, which has to stay alive until the handle is reset.
    func prepare(_ transfer: Transfer, limits: HTTPClientLimits) {
        let request = transfer.request
        dembrane_curl_set_text(pointer, CURLOPT_URL, request.url)
        dembrane_curl_set_text(pointer, CURLOPT_PROTOCOLS_STR, "http,https")
        dembrane_curl_set_text(pointer, CURLOPT_PROXY, "")
        dembrane_curl_set_long(pointer, CURLOPT_NOSIGNAL, 1)
        dembrane_curl_set_long(pointer, CURLOPT_FOLLOWLOCATION, 0)
        dembrane_curl_set_long(pointer, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        dembrane_curl_set_long(pointer, CURLOPT_PATH_AS_IS, 1)
        dembrane_curl_set_long(pointer, CURLOPT_CONNECTTIMEOUT_MS, Int(limits.connectTimeoutSeconds * 1000))
        if case .whole = transfer.mode {
            dembrane_curl_set_long(pointer, CURLOPT_TIMEOUT_MS, max(1, Int(request.timeoutSeconds * 1000)))
        }
        setMethod(request)
        setHeaders(request)
        setCallbacks(transfer)
    }

    private func setMethod(_ request: HTTPClientRequest) {
        if request.method == .head {
            dembrane_curl_set_long(pointer, CURLOPT_NOBODY, 1)
            return
        }
        if !request.body.isEmpty || request.method == .post || request.method == .put || request.method == .patch {
            dembrane_curl_set_size(pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count))
            _ = request.body.withUnsafeBytes { bytes in
                // An empty array may have no address, which would mean "read the body from a callback".
                if let address = bytes.baseAddress, bytes.count > 0 {
                    dembrane_curl_set_bytes(pointer, CURLOPT_COPYPOSTFIELDS, address)
                } else {
                    dembrane_curl_set_text(pointer, CURLOPT_COPYPOSTFIELDS, "")
                }
            }
        }
        dembrane_curl_set_text(pointer, CURLOPT_CUSTOMREQUEST, request.method.rawValue)
    }

    private func setHeaders(_ request: HTTPClientRequest) {
        // No waiting for "100 Continue", and no content type that wasn't asked for.
        var lines = ["Expect:"]
        if request.headers["Content-Type"] == nil { lines.append("Content-Type:") }
        for field in request.headers { lines.append(field.value.isEmpty ? "\(field.name);" : "\(field.name): \(field.value)") }
        for line in lines { headerList = curl_slist_append(headerList, line) }
        dembrane_curl_set_list(pointer, CURLOPT_HTTPHEADER, headerList)
    }

    private func setCallbacks(_ transfer: Transfer) {
        // Unretained: the transfer is kept in the list of active ones until the handle is removed.
        let context = Unmanaged.passUnretained(transfer).toOpaque()
        dembrane_curl_set_pointer(pointer, CURLOPT_PRIVATE, context)
        dembrane_curl_set_pointer(pointer, CURLOPT_WRITEDATA, context)
        dembrane_curl_set_pointer(pointer, CURLOPT_HEADERDATA, context)
        dembrane_curl_set_callback(pointer, CURLOPT_WRITEFUNCTION, bodyCallback)
        dembrane_curl_set_callback(pointer, CURLOPT_HEADERFUNCTION, headerCallback)
    }

    static func transfer(of easy: UnsafeMutableRawPointer?) -> Transfer? {
        var context: UnsafeMutablePointer<CChar>?
        dembrane_curl_get_pointer(easy, &context)
        return context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }

    static func failure(_ code: CURLcode) -> HTTPClientError? {
        let message = String(cString: curl_easy_strerror(code))
        return switch code {
        case CURLE_OK: nil
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: .invalidRequest(message)
        case CURLE_COULDNT_RESOLVE_HOST: .hostNotFound
        case CURLE_COULDNT_CONNECT: .connectionRefused
        case CURLE_OPERATION_TIMEDOUT: .timedOut
        case CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_PARTIAL_FILE: .connectionLost
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE: .notSecure(message)
        default: .failed(code: Int(code.rawValue), message: message)
        }
    }
}

private let bodyCallback: dembrane_curl_callback = { bytes, size, count, context in
    guard let context else { return 0 }
    let length = size * count
    switch Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().accept(UnsafeRawBufferPointer(start: bytes, count: length)) {
    case .taken: return length
    case .hold: return Int(CURL_WRITEFUNC_PAUSE)
    case .refuse: return 0
    }
}

/// Called once for each line of a head, the status line and the empty last line included.
private let headerCallback: dembrane_curl_callback = { bytes, size, count, context in
    guard let context else { return 0 }
    let length = size * count
    let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    let line = String(decoding: UnsafeRawBufferPointer(start: bytes, count: length), as: UTF8.self)
    let text = line.split(whereSeparator: \.isNewline).first ?? ""
    if text.isEmpty {
        transfer.endHead()
    } else if text.hasPrefix("HTTP/"), let status = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) {
        transfer.beginHead(status: status)
    } else if let colon = text.firstIndex(of: ":") {
        let value = text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
        transfer.addHeader(String(text[..<colon]), String(value))
    }
    return length
}
