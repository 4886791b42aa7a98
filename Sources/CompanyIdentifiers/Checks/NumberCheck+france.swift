/// France's numbers are built on the SIREN, the nine digits of a company in the national register.
extension NumberCheck {
    static let siren = luhn

    /// The SIREN and five digits of the establishment. Those of the post, `356 000 000`, are too many for one check digit: for them alone
    /// the sum of all digits is a multiple of five.
    static let siret = NumberCheck { number in
        let isOfThePost = number.starts(with: "356000000") && number.digits.reduce(0, +) % 5 == 0
        return siren.accepts(NumberText(bytes: number.bytes.prefix(9))) && (luhn.accepts(number) || isOfThePost)
    }

    /// A key of two characters and the SIREN. In Monaco, whose VAT is France's, a number that begins with 000 stands in place of the SIREN.
    static let frenchVAT = NumberCheck { number in
        let (key, company) = (Array(number.bytes.prefix(2)), number.dropping(2))
        guard key.count == 2, company.starts(with: "000") || siren.accepts(company) else { return false }
        let value = company.digits.wholeNumber
        return key.allSatisfy(\.isDigit)
            ? key.map(\.digitValue).wholeNumber == (value * 100 + 12) % 97
            : fitsKeyWithLetters(key, value)
    }

    /// The newer key has a letter, which is neither I nor O. It is read as one figure, counted so that those with a digit first come before
    /// those with a letter first; the company's number and the figure then leave the same remainder.
    private static func fitsKeyWithLetters(_ key: [UInt8], _ company: Int) -> Bool {
        let alphabet = Array("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ".utf8)
        guard let first = alphabet.firstIndex(of: key[0]), let second = alphabet.firstIndex(of: key[1]) else { return false }
        let figure = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100
        return (company + 1 + figure / 11) % 11 == figure % 11
    }
}
