import CMicroHTTPD

/// The steps of an exchange on the server's thread.
extension Exchange {
    /// Called for the head, for each piece of the body, at its end, and again after each sleep.
    func step(
        server: ServerCore, connection: OpaquePointer, method: String, upload: UnsafePointer<CChar>?, uploadSize: UnsafeMutablePointer<Int>
    ) -> MHD_Result {
        switch state.withLock({ $0.isAborted ? nil : $0.phase }) {
        case nil:
            return dembrane_no
        case .head:
            return readHead(server: server, connection: connection, method: method)
        case .receiving where uploadSize.pointee > 0:
            defer { uploadSize.pointee = 0 }
            return receive(UnsafeBufferPointer(start: upload, count: uploadSize.pointee), limits: server.limits)
        case .receiving:
            return finishReceiving(server: server, connection: connection)
        case .handling:
            gate.sleep()
            return dembrane_yes
        case .answered(let response):
            return send(response, server: server, connection: connection)
        case .sent:
            return dembrane_yes
        }
    }

    private func readHead(server: ServerCore, connection: OpaquePointer, method: String) -> MHD_Result {
        let head = RequestHead(
            method: method, target: target, headers: RequestHeaders.read(from: connection), byteCount: dembrane_head_bytes(connection)
        )
        if let refusal = head.refusal(server.limits) {
            return refuseUnread(refusal, server: server, connection: connection)
        }
        if let length = head.contentLength, length > drainedBytes(server.limits) {
            // More than is worth reading.
            return refuseUnread(.bodyTooLarge(limitBytes: server.limits.bodyBytes), server: server, connection: connection)
        }
        self.connection.allow(seconds: server.limits.bodySeconds)
        state.withLock { state in
            state.method = HTTPMethod(rawValue: method) ?? state.method
            state.headers = head.headers
            state.phase = .receiving
        }
        return dembrane_yes
    }

    /// Answers before the body and closes the connection: what follows might not be what it seems to be, or too much.
    private func refuseUnread(_ refusal: HTTPRefusal, server: ServerCore, connection: OpaquePointer) -> MHD_Result {
        self.connection.allow(seconds: server.limits.answerSeconds)
        var response = server.refuse(refusal)
        response.headers["Connection"] = "close"
        return send(response, server: server, connection: connection)
    }

    /// A body somewhat over the limit is read to its end and dropped, so that the client gets to see the refusal.
    private func drainedBytes(_ limits: HTTPLimits) -> Int {
        4 * limits.bodyBytes
    }

    private func receive(_ bytes: UnsafeBufferPointer<CChar>, limits: HTTPLimits) -> MHD_Result {
        state.withLock { state in
            state.receivedBytes += bytes.count
            if state.receivedBytes > limits.bodyBytes {
                state.body = []
                return state.receivedBytes > drainedBytes(limits) ? dembrane_no : dembrane_yes
            }
            state.body.append(contentsOf: UnsafeRawBufferPointer(bytes))
            return dembrane_yes
        }
    }

    private func finishReceiving(server: ServerCore, connection: OpaquePointer) -> MHD_Result {
        let (method, headers, body, receivedBytes) = state.withLock { state in
            defer { state.body = [] }
            return (state.method, state.headers, state.body, state.receivedBytes)
        }
        guard receivedBytes <= server.limits.bodyBytes else {
            return send(server.refuse(.bodyTooLarge(limitBytes: server.limits.bodyBytes)), server: server, connection: connection)
        }
        guard let request = HTTPRequest(method, target, headers: headers, body: body, remoteAddress: remoteAddress) else {
            let refusal = HTTPRefusal.badRequest(
                reason: "the path or query isn't valid percent-encoded UTF-8, or the query has over \(QueryItems.parsedMaximum) items")
            return send(server.refuse(refusal), server: server, connection: connection)
        }
        guard server.begin(self) else { return dembrane_no }
        handle(request, server.limits, server.handler)
        gate.sleep()
        return dembrane_yes
    }

    private func send(_ response: HTTPResponse, server: ServerCore, connection: OpaquePointer) -> MHD_Result {
        var response = response
        if let field = response.headers.firstInvalid {
            abandonStream()
            response = server.refuse(.badResponse(reason: "the response header \(field.name) holds characters that aren't allowed"))
        }
        if server.isStopping {
            // An endless stream that began now would hold the stop up.
            guard !isEndless else { return dembrane_no }
            response.headers["Connection"] = "close"
        }
        let stream = state.withLock { state in
            state.phase = .sent
            return state.stream
        }
        return OutgoingResponse.queue(response, stream: stream, gate: gate, on: connection) ? dembrane_yes : dembrane_no
    }

    private func abandonStream() {
        state.withLock { $0.stream }?.abandon()
    }
}
