/// How an invoice is to be paid: by transfer to the seller's account.
public struct PaymentDetails: Hashable, Sendable {
    public var account: IBAN
    public var bank: BIC?
    public var accountName: PartyName
    /// What the payer is asked to write beside the payment, so that it can be told whose it is.
    public var remittance: RemittanceText

    public init(account: IBAN, bank: BIC? = nil, accountName: PartyName, remittance: RemittanceText) {
        self.account = account
        self.bank = bank
        self.accountName = accountName
        self.remittance = remittance
    }
}

/// The number of a bank account (ISO 13616), kept in capitals without spaces.
public struct IBAN: Hashable, Sendable {
    public let text: String

    /// Nil for a text of another shape, or with wrong check digits.
    public init?(_ raw: String) {
        let text = raw.uppercased().filter { $0 != " " }
        let bytes = Array(text.utf8)
        guard (15...34).contains(bytes.count), bytes[0...1].allSatisfy(\.isCapital), bytes[2...3].allSatisfy(\.isDigit),
            bytes.allSatisfy({ $0.isCapital || $0.isDigit }), Self.remainder(bytes[4...] + bytes[..<4]) == 1
        else { return nil }
        self.text = text
    }

    /// Modulo 97 of the digits, a letter being two of them: A is 10, Z is 35.
    private static func remainder(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { rest, byte in
            byte.isDigit ? (rest * 10 + Int(byte - UInt8(ascii: "0"))) % 97 : (rest * 100 + Int(byte - UInt8(ascii: "A")) + 10) % 97
        }
    }
}

/// The code of a bank (ISO 9362): 8 characters, or 11 with its branch.
public struct BIC: Hashable, Sendable {
    public let text: String

    /// Nil for a text of another shape.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 8 || bytes.count == 11, bytes[..<6].allSatisfy(\.isCapital),
            bytes[6...].allSatisfy({ $0.isCapital || $0.isDigit })
        else { return nil }
        self.text = text
    }
}
