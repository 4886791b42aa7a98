/// The one rule between Swift's property names and the names of the wire.
///
/// An upper-case letter after a lower-case letter or digit starts a word, and a run of capitals is one word:
/// `organisationID` is `organisation_id`. Only ASCII letters count; names without capitals stay as they are.
/// The conversion costs some nanoseconds on the stack, less than a shared cache would with its lock, so nothing is cached.
enum WireName {
    static func converted(_ name: String) -> String {
        withBytes(of: name, isVerbatim: false) { String(decoding: $0, as: UTF8.self) }
    }

    /// Calls `body` with the UTF-8 bytes of the name as it stands on the wire; they are valid only during the call.
    @inline(__always)
    static func withBytes<Result>(of name: String, isVerbatim: Bool, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        var name = name
        return name.withUTF8 { bytes in
            guard !isVerbatim, bytes.contains(where: isUpperCase) else { return body(bytes) }
            return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count * 2) { converted in
                let count = convert(bytes, into: converted)
                return body(UnsafeBufferPointer(rebasing: converted[..<count]))
            }
        }
    }

    private static func convert(_ bytes: UnsafeBufferPointer<UInt8>, into converted: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var count = 0
        var endsWord = false
        for byte in bytes {
            if isUpperCase(byte) {
                if endsWord {
                    converted[count] = UInt8(ascii: "_")
                    count += 1
                }
                converted[count] = byte | 0x20
                endsWord = false
            } else {
                converted[count] = byte
                endsWord = isLowerCaseOrDigit(byte)
            }
            count += 1
        }
        return count
    }

    @inline(__always)
    private static func isUpperCase(_ byte: UInt8) -> Bool {
        byte &- 0x41 < 26
    }

    @inline(__always)
    private static func isLowerCaseOrDigit(_ byte: UInt8) -> Bool {
        byte &- 0x61 < 26 || byte &- 0x30 < 10
    }
}

extension WireName {
    /// Whether keys of this type are data (the keys of a dictionary, of a generic document) and so never converted.
    @inline(__always)
    static func isVerbatim(_ keyType: any CodingKey.Type) -> Bool {
        keyType == VerbatimCodingKey.self || keyType == DictionaryKeyProbe.keyType
    }

    /// The keys of this type that the wire name can stand for. A wire name does not say which of its words were capitals
    /// (`seat_id` may be `seatId` or `seatID`), so both spellings of each word are offered and the type picks the one that it has.
    static func key<Key: CodingKey>(_ type: Key.Type, for wireName: String) -> Key? {
        if let key = Key(stringValue: wireName), isVerbatim(type) || converted(wireName) == wireName { return key }
        let words = wireName.split(separator: "_", omittingEmptySubsequences: false)
        // Six words give 64 spellings; a longer name is tried in plain camel case only.
        let spellingCount = words.count <= 6 ? 1 << words.count : 1
        for spelling in 0..<spellingCount {
            let candidate = words.indices.map { index in
                let word = words[index]
                if spelling >> index & 1 == 1 { return word.uppercased() }
                return index == 0 ? String(word) : word.prefix(1).uppercased() + word.dropFirst()
            }.joined()
            if let key = Key(stringValue: candidate), converted(candidate) == wireName { return key }
        }
        return nil
    }
}
