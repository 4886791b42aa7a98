import CCrypto

/// One parameter of a key, as OpenSSL's documentation of the key's type names it.
struct KeyParameter {
    private let name: StaticString
    private let type: Int32
    private let bytes: [UInt8]

    static func number(_ name: StaticString, bigEndian bytes: [UInt8]) -> KeyParameter {
        // OpenSSL takes numbers in the order of the machine, and all that Swift runs on are little-endian.
        KeyParameter(name: name, type: OSSL_PARAM_UNSIGNED_INTEGER, bytes: bytes.reversed())
    }

    static func text(_ name: StaticString, _ text: String) -> KeyParameter {
        KeyParameter(name: name, type: OSSL_PARAM_UTF8_STRING, bytes: Array(text.utf8))
    }

    static func octets(_ name: StaticString, _ bytes: [UInt8]) -> KeyParameter {
        KeyParameter(name: name, type: OSSL_PARAM_OCTET_STRING, bytes: bytes)
    }

    /// The parameters in OpenSSL's form, valid only during the call. OpenSSL copies neither names nor values,
    /// so names are literals, which live for ever, and values are kept here until `body` is done.
    static func withOpenSSLForm<Result>(
        of parameters: [KeyParameter], _ body: (UnsafeMutablePointer<OSSL_PARAM>) throws -> Result
    ) rethrows -> Result {
        let values = parameters.map { UnsafeMutableBufferPointer<UInt8>.allocate(capacity: $0.bytes.count + 1) }
        defer { for value in values { value.deallocate() } }
        var list: [OSSL_PARAM] = []
        for (parameter, value) in zip(parameters, values) {
            // A zero follows, uncounted: OpenSSL reads some texts up to it.
            _ = value.initialize(from: parameter.bytes + [0])
            list.append(parameter.openSSLForm(value))
        }
        list.append(OSSL_PARAM())
        return try list.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { preconditionFailure("the list has an end at least") }
            return try body(start)
        }
    }

    private func openSSLForm(_ value: UnsafeMutableBufferPointer<UInt8>) -> OSSL_PARAM {
        var form = OSSL_PARAM()
        form.key = UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
        form.data_type = UInt32(type)
        form.data = UnsafeMutableRawPointer(value.baseAddress)
        form.data_size = bytes.count
        return form
    }
}
