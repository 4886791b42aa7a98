import StaffAPI
import Testing
@testable import Gateway

@Suite struct PastedAddressesTests {
    static let pasted: [(text: String, addresses: [String])] = [
        ("a@x.nl\r\nb@x.nl", ["a@x.nl", "b@x.nl"]),
        ("Ann <a@x.nl>, \"B\" <b@x.nl>;", ["a@x.nl", "b@x.nl"]),
        ("Jansen, Anna <anna@x.nl>; Piet <p@y.nl>", ["anna@x.nl", "p@y.nl"]),
        ("Jansen, Anna <anna@x.nl>, Smit, Piet <p@y.nl>", ["anna@x.nl", "p@y.nl"]),
        ("\"Jansen, Anna\" <a@x.nl>", ["a@x.nl"]),
        ("\"Jansen; Anna\" <a@x.nl>; b@x.nl", ["a@x.nl", "b@x.nl"]),
        ("c@x.nl, Jansen, Anna <a@x.nl>", ["c@x.nl", "a@x.nl"]),
        ("old@x.nl <a@x.nl>, b@x.nl<mailto:b@x.nl>", ["a@x.nl", "b@x.nl"]),
        ("a@x.nl b@x.nl\tc@x.nl  d@x.nl", ["a@x.nl", "b@x.nl", "c@x.nl", "d@x.nl"]),
        ("Anna Jansen\ta@x.nl", ["a@x.nl"]),
        ("mailto:a@x.nl;MAILTO:b@x.nl?subject=Training", ["a@x.nl", "b@x.nl"]),
        (" mailto:a@x.nl \n\n A@x.nl ", ["a@x.nl"]),
        ("\"a@x.nl\",\"b@x.nl\"\n'c@x.nl'\n(d@x.nl).", ["a@x.nl", "b@x.nl", "c@x.nl", "d@x.nl"]),
        ("\"a@x.nl, b@x.nl\"", ["a@x.nl", "b@x.nl"]),
        ("5\" screen, a@x.nl; b@x.nl", ["5\" screen", "a@x.nl", "b@x.nl"]),
        ("Anna <a@x.nl\nAnna <Jansen> b@x.nl", ["a@x.nl", "b@x.nl"]),
        ("", []), (" ,;\n\"\"", []),
        ("no address", ["no address"]), ("Jansen,\tAnna; p@y.nl, Piet", ["Jansen, Anna", "p@y.nl", "Piet"]),
        ("Anna <a@x.nl> Piet", ["a@x.nl", "Piet"]), ("anna@, a@x.nl", ["anna@", "a@x.nl"]),
    ]

    @Test(arguments: pasted.indices) func whatIsPastedIsTakenApart(index: Int) {
        #expect(PastedAddresses(Self.pasted[index].text).addresses == Self.pasted[index].addresses)
    }

    @Test func aTextWithoutAnAddressIsNoLongerThanAnAddressMayBe() {
        let maximum = SessionOperations.addressRule.length.upperBound
        let told = PastedAddresses(String(repeating: "e\u{301}", count: maximum)).addresses
        #expect(told.map(\.unicodeScalars.count) == [maximum])
    }
}
