import Contracts
import StaffAPI
import Testing
import WireJSON

@Suite struct RollupViewTests {
    private static let full = RollupView(
        month: Month("2026-10"), search: "a&b", tier: .guardian, revenueClass: .comped, active: false,
        sort: RollupSort(column: .recorded, descending: true), compare: Month("2026-06"))

    private static func reader(_ query: [String: String]) -> ParameterReader { ParameterReader { query[$0] } }

    @Test(arguments: [full, RollupView()])
    func aViewIsTheSameAfterItsQueryAndItsJSON(view: RollupView) throws {
        let query = Dictionary(uniqueKeysWithValues: view.query.map { ($0.name, $0.value) })
        #expect(try RollupView(Self.reader(query)) == view)
        #expect(try WireJSONDecoder().decode(RollupView.self, from: try WireJSONEncoder().encode(view)) == view)
    }

    @Test func theNamesAreThoseOfTheStaffAPI() throws {
        #expect(Self.full.query.map(\.name) == ["month", "search", "tier", "class", "active", "sort", "compare"])
        let json = String(decoding: try WireJSONEncoder().encode(RollupView(revenueClass: .free, sort: .standard)), as: UTF8.self)
        #expect(json == #"{"class":"free","sort":"-mrr"}"#)
    }

    @Test func aValueThatIsEmptyIsNone() throws {
        #expect(try RollupView(Self.reader(["month": "", "tier": "", "search": ""])) == RollupView())
    }

    @Test(arguments: [
        ("month", "2026-13"), ("tier", "golden"), ("class", "rich"), ("active", "yes"), ("sort", "-nothing"), ("search", ""),
    ])
    func whatAFilterMayNotHoldIsNamed(name: String, value: String) {
        let value = name == "search" ? String(repeating: "x", count: RollupView.searchLengthMaximum + 1) : value
        #expect {
            try RollupView(Self.reader([name: value]))
        } throws: {
            ($0 as? ParameterFault)?.name == name
        }
    }

    @Test(arguments: ["recorded_change", "-seats_change", "mrr_change"])
    func anOrderOfChangesNeedsAMonthToCompareWith(sort: String) throws {
        #expect(throws: ParameterFault.self) { try RollupView(Self.reader(["sort": sort])) }
        #expect(try RollupView(Self.reader(["sort": sort, "compare": "2026-10"])).sort?.wireName == sort)
    }

    @Test func aColumnIsAlsoKnownByItsField() {
        #expect(RollupSort("-mrr_cents") == .standard)
    }
}
