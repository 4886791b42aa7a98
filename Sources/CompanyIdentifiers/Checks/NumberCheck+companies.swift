/// The checks of single countries' numbers of companies, as the European Commission's "VIES VAT number construction rules" and the
/// countries themselves publish them.
extension NumberCheck {
    /// Austria: as by Luhn, but the digit before the last isn't doubled while the one before that is, and 4 is added.
    static let austrian = NumberCheck { number in
        let digits = number.digits
        return (luhnSum(digits.dropLast()) + (digits.last ?? 0) + 4) % 10 == 0
    }

    /// Belgium: the last two digits are 97 less the remainder of those before them.
    static let belgianEnterprise = NumberCheck { number in
        let digits = number.digits
        return digits.count == 10 && digits[8..<10].wholeNumber == 97 - digits[0..<8].wholeNumber % 97
    }

    /// Bulgaria: weights 1 to 8; where they leave 10, weights 3 to 10.
    static let bulgarianCompany = NumberCheck { number in
        let digits = number.digits
        let first = weightedSum(digits.dropLast(), 1...8) % 11
        let check = first < 10 ? first : weightedSum(digits.dropLast(), 3...10) % 11 % 10
        return digits.last == check
    }

    /// Cyprus: digits at odd places are translated; the sum gives the letter. Numbers that begin with 12 don't exist.
    static let cypriot = NumberCheck { number in
        let digits = number.digits
        guard digits.count == 8, let letter = number.bytes.last, digits[0..<2].wholeNumber != 12 else { return false }
        let translated = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]
        let sum = digits.enumerated().reduce(0) { $0 + ($1.offset % 2 == 0 ? translated[$1.element] : $1.element) }
        return Int(letter) - Int(UInt8(ascii: "A")) == sum % 26
    }

    /// Czechia, companies: 11 less the remainder, where 10 becomes 0 and 11 becomes 1. None begins with 9.
    static let czechCompany = NumberCheck { $0.digits.first != 9 }
        .and(.lastDigit([8, 7, 6, 5, 4, 3, 2]) { (11 - $0 % 11) % 10 })

    /// Czechia, people without a birth number: a 6, which isn't counted, seven digits and the check digit.
    static let czechWithoutBirthNumber = NumberCheck.lastDigit([0, 8, 7, 6, 5, 4, 3, 2]) { sum in
        (8 - (10 - sum % 11) % 11).remainder(10)
    }

    /// Greece: weights are powers of two.
    static let greek = NumberCheck.lastDigit([256, 128, 64, 32, 16, 8, 4, 2]) { $0 % 11 % 10 }

    /// Italy: seven digits, the office (province) that gave the number out, and the check digit.
    static let italian = NumberCheck { number in
        let digits = number.digits
        guard digits.count == 11, digits[0..<7].wholeNumber > 0 else { return false }
        let office = digits[7..<10].wholeNumber
        return (1...100).contains(office) || [120, 121, 888, 999].contains(office)
    }.and(.luhn)

    /// Latvia, companies: their first digit is above 3, while people's numbers begin with a day of birth.
    static let latvianCompany = NumberCheck { $0.digits.first ?? 0 > 3 }
        .and(.weighted([9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1], modulo: 11, leaves: 3))

    /// Lithuania: weights from 1 on; where they leave 10, from 3 on; after 9 comes 1 again.
    static let lithuanian = NumberCheck { number in
        let digits = number.digits
        let places = digits.indices.dropLast()
        let first = weightedSum(digits, places.map { 1 + $0 % 9 }) % 11
        let check = first < 10 ? first : weightedSum(digits, places.map { 1 + ($0 + 2) % 9 }) % 11 % 10
        return digits.last == check
    }

    /// Luxembourg: the last two digits are the remainder of the first six.
    static let luxembourgish = NumberCheck { number in
        let digits = number.digits
        return digits.count == 8 && digits[6..<8].wholeNumber == digits[0..<6].wholeNumber % 89
    }

    /// The Netherlands, the RSIN of a company or the number of a citizen ("elfproef"), in the first nine digits.
    static let dutchFiscal = NumberCheck { $0.digits.prefix(9).wholeNumber > 0 }
        .and(.weighted([9, 8, 7, 6, 5, 4, 3, 2, -1], modulo: 11))

    /// The Netherlands, VAT: companies have their fiscal number in it; since 2020 sole traders have one that says nothing about them, and
    /// whose check covers all of it, the letters NL too. The number behind the B is never 00.
    static let dutchVAT = NumberCheck { $0.digits.prefix(9).wholeNumber > 0 && $0.digits.suffix(2).wholeNumber > 0 }
        .and(dutchFiscal.or(NumberCheck { number in remainder97(NumberText(bytes: Array("NL".utf8) + number.bytes)) == 1 }))

    /// The Netherlands, OIN: prefix 1 stands before an RSIN, which has a check digit; other registers' numbers have none that is known
    /// here.
    static let dutchOIN = NumberCheck { number in
        guard number.starts(with: "00000001") else { return true }
        return dutchFiscal.accepts(number.dropping(8))
    }

    /// Portugal: 11 less the remainder, where 10 and 11 become 0.
    static let portuguese = NumberCheck.lastDigit([9, 8, 7, 6, 5, 4, 3, 2]) { (11 - $0 % 11) % 11 % 10 }

    /// Romania: up to nine digits and the check digit; the weights belong to the places from the right.
    static let romanian = NumberCheck { number in
        let digits = number.digits.dropLast()
        let sum = weightedSum(digits.reversed(), [2, 3, 5, 7, 1, 2, 3, 5, 7])
        return number.digits.last == sum * 10 % 11 % 10
    }

    /// Slovakia: a multiple of 11, whose third digit says of what kind the number is.
    static let slovak = NumberCheck { number in
        let digits = number.digits
        return digits.count == 10 && [2, 3, 4, 7, 8, 9].contains(digits[2]) && digits.wholeNumber % 11 == 0
    }

    /// Slovenia: 11 less the remainder, where 10 becomes 0; a number that would need 11 isn't given out.
    static let slovenian = NumberCheck.lastDigit([8, 7, 6, 5, 4, 3, 2]) { sum in
        let check = 11 - sum % 11
        return check == 10 ? 0 : check
    }

    /// Sweden: the organisation's number and a count of its registrations, from 01 to 94.
    static let swedishVAT = NumberCheck { number in
        (1...94).contains(number.digits.suffix(2).wholeNumber) && swedishOrganisation.accepts(NumberText(bytes: number.bytes.prefix(10)))
    }

    static let swedishOrganisation = luhn

    static let norwegian = NumberCheck.weighted([3, 2, 7, 6, 5, 4, 3, 2, 1], modulo: 11)

    static let swiss = NumberCheck.weighted([5, 4, 3, 2, 7, 6, 5, 4, 1], modulo: 11)

    static let danish = NumberCheck.weighted([2, 7, 6, 5, 4, 3, 2, 1], modulo: 11)
}
