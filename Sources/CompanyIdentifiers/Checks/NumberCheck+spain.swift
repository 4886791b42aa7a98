/// Spain: the first character says what kind of number it is, and that which rule the last one follows.
extension NumberCheck {
    /// A citizen (DNI): eight digits and a letter.
    static let spanishCitizen = NumberCheck { number in spanishLetter(number.digits) == number.bytes.last }

    /// A person with K, L or M before seven digits: a citizen without a DNI or a foreigner without a NIE; or a foreigner (NIE) with X, Y or
    /// Z, which stand for a digit 0, 1 or 2.
    static let spanishPerson = NumberCheck { number in
        switch number.bytes.first {
        case UInt8(ascii: "K"), UInt8(ascii: "L"), UInt8(ascii: "M"), UInt8(ascii: "X"):
            spanishLetter(number.digits) == number.bytes.last
        case UInt8(ascii: "Y"): spanishLetter([1] + number.digits) == number.bytes.last
        case UInt8(ascii: "Z"): spanishLetter([2] + number.digits) == number.bytes.last
        case _: false
        }
    }

    /// A company whose last character is a digit.
    static let spanishCompany = NumberCheck { number in
        number.begins(withOneOf: "ABCDEFGHJUV") && luhnSum(number.digits) % 10 == 0
    }

    /// A company whose last character is a letter: public bodies, religious ones and foreign ones always, others of which some have a
    /// letter.
    static let spanishCompanyWithLetter = NumberCheck { number in
        let check = (10 - luhnSum(number.digits + [0]) % 10) % 10
        return number.begins(withOneOf: "ABCDEFGHJNPQRSUVW") && Array("JABCDEFGHI".utf8)[check] == number.bytes.last
    }

    private static func spanishLetter(_ digits: [Int]) -> UInt8 {
        Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)[digits.wholeNumber % 23]
    }
}
