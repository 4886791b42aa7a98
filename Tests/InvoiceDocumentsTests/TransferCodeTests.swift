import Contracts
import InvoiceSamples
import Invoicing
import Testing

@testable import InvoiceDocuments

@Suite struct TransferCodeTests {
    private func text(_ payment: PaymentDetails = SampleInvoice.payment, _ cents: Int64 = 891_831) -> String? {
        TransferCode(payment, amount: Cents(cents))?.text
    }

    @Test func theLinesAreThoseOfTheGuideline() {
        let lines = "BCD\n002\n1\nSCT\nABNANL2A\ndembrane B.V.\nNL91ABNA0417164300\nEUR8918.31\n\n\nInvoice 2026-000123"
        #expect(text() == lines)
    }

    @Test func theBankIsLeftOpenWhereItIsUnknown() {
        var payment = SampleInvoice.payment
        payment.bank = nil
        #expect(text(payment)?.hasPrefix("BCD\n002\n1\nSCT\n\ndembrane B.V.\n") == true)
    }

    @Test(arguments: [(1, "EUR0.01"), (99, "EUR0.99"), (100, "EUR1.00"), (99_999_999_999, "EUR999999999.99")] as [(Int64, String)])
    func amountsHaveTwoDecimals(cents: Int64, amount: String) throws {
        let lines = try #require(text(SampleInvoice.payment, cents)).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[7] == amount)
    }

    @Test(arguments: [0, -1, 100_000_000_000, Int64.min, Int64.max])
    func amountsThatNoTransferCanHaveGetNoCode(cents: Int64) {
        #expect(text(SampleInvoice.payment, cents) == nil)
    }

    /// 70 characters at most, and no half of one that has several parts.
    @Test(arguments: [
        (String(repeating: "a", count: 71), String(repeating: "a", count: 70)),
        (String(repeating: "a", count: 69) + "e\u{301}", String(repeating: "a", count: 69)),
        (String(repeating: "a", count: 69) + " bc", String(repeating: "a", count: 69)),
    ])
    func aLongNameIsCut(name: String, short: String) throws {
        var payment = SampleInvoice.payment
        payment.accountName = try PartyName(name)
        let lines = try #require(text(payment)).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[5] == short)
    }

    /// The longest texts in Latin letters fit; of letters with three bytes there is no room for so many.
    @Test func aCodeIsNoLargerThanVersion13() throws {
        var payment = SampleInvoice.payment
        payment.accountName = try PartyName(String(repeating: "M", count: 200))
        payment.remittance = try RemittanceText(String(repeating: "W", count: 140))
        let code = try #require(try TransferCode(payment, amount: Cents(99_999_999_999))?.code())
        #expect(code.sideModules <= 17 + 4 * 13)
        payment.remittance = try RemittanceText(String(repeating: "漢", count: 140))
        #expect(text(payment) == nil)
        let page = try InvoicePage(SamplePages.dutch)
        #expect(page.payment?.code != nil)
    }

    /// Not even one that says, against the rules, where to pay.
    @Test func aCreditNoteHasNoCode() throws {
        var credit = try SamplePages.credit()
        credit.payment = SampleInvoice.payment
        let page = try InvoicePage(credit)
        #expect(page.payment == nil)
    }
}
