/// JWS writes an ES256 signature as two numbers of 32 bytes (RFC 7518, section 3.4); OpenSSL reads ASN.1: a SEQUENCE of two INTEGERs.
enum ECDSASignature {
    /// Nil unless the signature has exactly 64 bytes.
    static func der(fromRaw signature: [UInt8]) -> [UInt8]? {
        guard signature.count == 64 else { return nil }
        let numbers = integer(signature[..<32]) + integer(signature[32...])
        // Two numbers take at most 70 bytes, so that the length is always one byte.
        return [0x30, UInt8(numbers.count)] + numbers
    }

    /// In as few bytes as possible; a leading zero keeps the number from being negative.
    private static func integer(_ number: ArraySlice<UInt8>) -> [UInt8] {
        var digits = Array(number.drop { $0 == 0 })
        if digits.first.map({ $0 >= 0x80 }) ?? true { digits.insert(0, at: 0) }
        return [0x02, UInt8(digits.count)] + digits
    }
}
