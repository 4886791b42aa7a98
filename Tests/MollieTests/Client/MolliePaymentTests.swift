import Contracts
import Mollie
import Testing
import WireJSON

@Suite struct MolliePaymentTests {
    private static func payment(_ json: String) throws -> MolliePayment {
        try WireJSONDecoder().decode(MolliePayment.self, from: Array(json.utf8))
    }

    /// Such as Mollie answers, with members that nobody here knows.
    static let full = #"""
        {"resource":"payment","id":"tr_7UhSN1zuXS","mode":"live","description":"Renewal","amount":{"currency":"EUR","value":"121.00"},
        "amountRefunded":{"currency":"EUR","value":"21.00"},"amountChargedBack":{"currency":"EUR","value":"0.05"},"amountNew":7,
        "method":"directdebit","metadata":{"account":"a1","kind":["renewal"]},"status":"failed","sequenceType":"recurring",
        "subscriptionId":"sub_rVKGtNd6s3","mandateId":"mdt_h3gAaD5zP","customerId":"cst_8wmqcHMN4U","profileId":"pfl_QkEhN94Ba",
        "createdAt":"2026-03-20T13:28:37+02:00","paidAt":null,"failedAt":"2026-03-21T00:00:00Z","expiredAt":null,
        "details":{"failureReason":"insufficient_funds","consumerName":"J. Doe"},
        "_links":{"self":{"href":"https://api.mollie.com/v2/payments/tr_7UhSN1zuXS","type":"application/hal+json"},
        "dashboard":{"href":"https://my.mollie.com/dashboard/org_1/payments/tr_7UhSN1zuXS","type":"text/html"},
        "paymentLink":{"href":"https://paymentlink.mollie.com/payment/pl_4Y0eZitmBnQ6ID","type":"text/html"}}}
        """#

    @Test func readsEveryMember() throws {
        let payment = try Self.payment(Self.full)
        #expect(payment.id.text == "tr_7UhSN1zuXS")
        #expect(payment.mode == .live)
        #expect(payment.description.text == "Renewal")
        #expect(payment.amount.cents == Cents(12_100))
        #expect(payment.amountRefunded.cents == Cents(2_100))
        #expect(payment.amountChargedBack.cents == Cents(5))
        #expect(payment.method == "directdebit")
        #expect(payment.metadata?["account"] == "a1")
        #expect(payment.status == .failed)
        #expect(payment.sequenceType == .recurring)
        #expect(payment.subscriptionID?.text == "sub_rVKGtNd6s3")
        #expect(payment.mandateID?.text == "mdt_h3gAaD5zP")
        #expect(payment.customerID?.text == "cst_8wmqcHMN4U")
        #expect(payment.createdAt.description == "2026-03-20T11:28:37Z")
        #expect(payment.failedAt == Instant("2026-03-21T00:00:00Z"))
        let absent = [payment.paidAt, payment.expiredAt, payment.canceledAt]
        #expect(absent == [nil, nil, nil])
        #expect(payment.failureReason == "insufficient_funds")
        #expect(payment.dashboard?.text == "https://my.mollie.com/dashboard/org_1/payments/tr_7UhSN1zuXS")
        #expect(payment.paymentLinkID?.text == "pl_4Y0eZitmBnQ6ID")
    }

    @Test func needsLittle() throws {
        let payment = try Self.payment(
            #"{"id":"tr_1","mode":"test","amount":{"currency":"EUR","value":"0.00"},"status":"open","createdAt":"2026-03-20T13:28:37Z"}"#)
        #expect(payment.amountRefunded == .zero)
        #expect(payment.sequenceType == .oneoff)
        #expect(payment.method == nil)
        #expect(payment.metadata == nil)
        #expect(payment.dashboard == nil)
        #expect(payment.description.text == "")
    }

    @Test func keepsUnknownWords() throws {
        let json = Self.full.replacing("\"failed\"", with: "\"on-hold\"").replacing("\"recurring\"", with: "\"unscheduled\"")
            .replacing("\"live\"", with: "\"rehearsal\"").replacing("\"directdebit\"", with: "\"seashells\"")
        let payment = try Self.payment(json)
        #expect(payment.status == .other("on-hold"))
        #expect(payment.sequenceType == .other("unscheduled"))
        #expect(payment.mode == .other("rehearsal"))
        #expect(payment.method == "seashells")
    }

    @Test func knowsEveryWordByItsText() {
        for status in MolliePaymentStatus.known { #expect(MolliePaymentStatus(status.text) == status) }
        for type in MollieSequenceType.known { #expect(MollieSequenceType(type.text) == type) }
        for mode in MollieMode.known { #expect(MollieMode(mode.text) == mode) }
    }

    @Test(arguments: ["\"text\"", "[1,2]", "{\"a\":{\"b\":null}}", "17"])
    func takesAnyMetadata(metadata: String) throws {
        let json = Self.full.replacing(#"{"account":"a1","kind":["renewal"]}"#, with: metadata)
        #expect(try Self.payment(json).metadata != nil)
    }

    /// Each is an error that names the place, and none a trap.
    @Test(arguments: [
        ("\"121.00\"", "121.00"), ("\"121.00\"", "\"-121.00\""), ("\"121.00\"", "\"121\""), ("\"21.00\"", "\"99999999999999999999.00\""),
        ("\"currency\":\"EUR\"", "\"currency\":\"USD\""), ("\"tr_7UhSN1zuXS\",\"mode\"", "\"tr_../x\",\"mode\""),
        ("\"tr_7UhSN1zuXS\",\"mode\"", "null,\"mode\""), ("\"cst_8wmqcHMN4U\"", "\"tr_8wmqcHMN4U\""),
        ("2026-03-20T13:28:37+02:00", "yesterday"), ("2026-03-20T13:28:37+02:00", "99999-01-01T00:00:00Z"), ("\"failed\"", "7"),
        ("https://my.mollie.com/dashboard", "javascript:alert(1)//"), ("\"_links\":{", "\"_links\":7,\"other\":{"),
    ])
    func refusesWhatCannotBe(sound: String, spoiled: String) {
        #expect(Self.full.contains(sound))
        #expect(throws: WireJSONError.self) { try Self.payment(Self.full.replacing(sound, with: spoiled)) }
    }
}
