import Contracts
import Mollie
import TestKit
import Testing
import WireJSON

@Suite struct MollieAmountTests {
    @Test(arguments: [
        (0, "0.00"), (5, "0.05"), (10, "0.10"), (99, "0.99"), (100, "1.00"), (1_610, "16.10"), (100_000, "1000.00"),
        (123_456_789, "1234567.89"), (10_000_000_000_000, "100000000000.00"),
    ])
    func writesAndReads(cents: Int64, text: String) throws {
        let amount = try #require(MollieAmount(Cents(cents)))
        #expect(amount.text == text)
        #expect(MollieAmount(text: text) == amount)
    }

    @Test(arguments: [
        "", ".", "16", "16.", "16.1", "16.100", ".10", "-1.00", "+1.00", " 1.00", "1.00 ", "1,00", "1.000.00", "1e2.00", "0x1.00", "01.00",
        "00.05", "１6.10", "1٫00", "NaN", "inf", "100000000000.01", "9999999999999999999999.00", "1.0\u{301}0", "\u{0}1.00",
    ])
    func refusesOtherTexts(text: String) {
        #expect(MollieAmount(text: text) == nil)
    }

    @Test(arguments: [-1, .min, 10_000_000_000_001, .max])
    func refusesOtherNumbers(cents: Int64) {
        #expect(MollieAmount(Cents(cents)) == nil)
    }

    @Test func everyNumberOfCentsComesBack() throws {
        var generator = SeededGenerator(seed: 20_260_601)
        for _ in 0..<20_000 {
            // As many small ones as large ones.
            let digits = Int.random(in: 0...12, using: &generator)
            let bound = (0..<digits).reduce(Int64(10)) { bound, _ in bound * 10 }
            let cents = Cents(Int64.random(in: 0...bound, using: &generator))
            let amount = try #require(MollieAmount(cents))
            #expect(MollieAmount(text: amount.text)?.cents == cents)
        }
    }

    @Test(arguments: [
        #"{"currency":"USD","value":"1.00"}"#, #"{"currency":"EUR","value":1.00}"#, #"{"currency":"EUR","value":"-1.00"}"#,
        #"{"currency":"EUR"}"#, #"{"value":"1.00"}"#, #"{"currency":null,"value":"1.00"}"#, #"["EUR","1.00"]"#,
    ])
    func refusesOtherObjects(json: String) {
        #expect(throws: WireJSONError.self) { try WireJSONDecoder().decode(MollieAmount.self, from: Array(json.utf8)) }
    }

    @Test func readsWhatItWrites() throws {
        let amount = try #require(MollieAmount(Cents(1_610)))
        let bytes = try WireJSONEncoder().encode(amount.json)
        #expect(String(decoding: bytes, as: UTF8.self) == #"{"currency":"EUR","value":"16.10"}"#)
        #expect(try WireJSONDecoder().decode(MollieAmount.self, from: bytes) == amount)
    }
}
