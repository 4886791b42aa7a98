import Testing

@testable import WireJSON

@Suite struct NamingTests {
    @Test(arguments: [
        ("tier", "tier"), ("organisationID", "organisation_id"), ("addressLine1", "address_line1"), ("logins_30d", "logins_30d"),
        ("event_ids", "event_ids"), ("htmlURLPath", "html_urlpath"), ("ID", "id"), ("vatID", "vat_id"), ("line1Text", "line1_text"),
        ("aB", "a_b"), ("_Tier", "_tier"), ("", ""), ("größX", "größx"), ("a_Bc", "a_bc"),
        ("aVeryLongPropertyNameThatNeedsMoreThanFifteenBytes", "a_very_long_property_name_that_needs_more_than_fifteen_bytes"),
    ])
    func convertsByOneRule(_ swift: String, _ wire: String) {
        #expect(WireName.converted(swift) == wire)
    }

    @Test func keysOfDictionariesAndDocumentsAreData() throws {
        struct Rates: Codable, Equatable { var perCurrencyCode: [String: Int] }
        let rates = Rates(perCurrencyCode: ["usdTotal": 1, "EUR": 2])
        #expect(try encode(rates) == #"{"per_currency_code":{"EUR":2,"usdTotal":1}}"#)
        #expect(try decode(Rates.self, encode(rates)) == rates)
        #expect(try encode(JSONValue.object(["camelCase": 1])) == #"{"camelCase":1}"#)
    }

    @Test func enumsWithValuesAreFoundUnderTheirWireNames() throws {
        enum Term: Codable, Equatable {
            case untilCanceled
            case fixedTerm(endID: String, monthCount: Int)
        }
        for (term, text) in [
            (Term.untilCanceled, #"{"until_canceled":{}}"#),
            (.fixedTerm(endID: "x", monthCount: 3), #"{"fixed_term":{"end_id":"x","month_count":3}}"#),
        ] {
            #expect(try encode(term) == text)
            #expect(try decode(Term.self, text) == term)
        }
    }

    @Test func allKeysFindsBothSpellingsOfAWord() throws {
        struct Keys: Decodable {
            enum CodingKeys: String, CodingKey {
                case seatId, organisationID, plain
                case logins = "logins_30d"
            }
            var names: Set<String>
            init(from decoder: any Decoder) throws {
                names = Set(try decoder.container(keyedBy: CodingKeys.self).allKeys.map(\.stringValue))
            }
        }
        let text = #"{"seat_id":1,"organisation_id":2,"plain":3,"logins_30d":4,"unknown_thing":5,"seatId":6}"#
        #expect(try decode(Keys.self, text).names == ["seatId", "organisationID", "plain", "logins_30d"])
    }

    /// A run of capitals and the word after it are one word on the wire, so the way back is not known, and the case must be named.
    @Test func enumsWithValuesRefuseNamesThatDoNotLeadBack() throws {
        enum Rule: Codable {
            case legacyVATRule(Int)
        }
        let text = try encode(Rule.legacyVATRule(7))
        #expect(text == #"{"legacy_vatrule":{"_0":7}}"#)
        #expect(wireError { _ = try decode(Rule.self, text) }?.kind == .shape)
    }
}
