import Mollie
import Testing

@Suite struct MollieIdentifierTests {
    @Test(arguments: ["tr_7UhSN1zuXS", "tr_5B8cwPMGnU6qLbRvo7qEZo", "tr_a", "tr_a-b_c"])
    func takesPayments(text: String) {
        #expect(MolliePaymentID(text)?.text == text)
    }

    /// What a webhook may bring from anybody.
    @Test(arguments: [
        "", "tr_", "tr", "../x", "tr_../x", "tr_..", "tr_a/b", "tr_a%2Fb", "tr_a?b", "tr_a#b", "tr_a b", "tr_a\n", "tr_a\r\nHost: b",
        "tr_\u{0}",
        "tr_é", "tr_a\u{301}", "TR_a", "pl_a", "xtr_a", " tr_a", "tr_" + String(repeating: "a", count: 62),
    ])
    func refusesWhatCouldLeadElsewhere(text: String) {
        #expect(MolliePaymentID(text) == nil)
    }

    @Test func tellsKindsApart() {
        #expect(MolliePaymentLinkID("pl_4Y0eZitmBnQ6IDoMqZQKh") != nil)
        #expect(MolliePaymentLinkID("tr_4Y0eZitmBnQ6IDoMqZQKh") == nil)
        #expect(MollieCustomerID("cst_8wmqcHMN4U") != nil)
        #expect(MollieMandateID("mdt_h3gAaD5zP") != nil)
        #expect(MollieSubscriptionID("sub_rVKGtNd6s3") != nil)
    }
}
