import Contracts
import StaffAPI
import Testing
import WireJSON

@Suite struct RollupViewTests {
    private static let full: RollupView = {
        var filter = AccountFilter()
        filter.groups.tiers = [.innovator, .guardian]
        filter.groups.classes = [.managed, .comped]
        (filter.active, filter.managed, filter.partner) = (false, true, false)
        filter.scope = .workspace
        filter.accountManager = AccountFilter.me
        filter.discounted = true
        filter.expiringWithin = 60
        filter.subscriptionStatus = .pastDue
        filter.overCap = false
        return RollupView(
            month: Month("2026-10"), search: "a&b", filter: filter, sort: RollupSort(column: .recorded, descending: true),
            compare: Month("2026-06"))
    }()

    private static func reader(_ query: [(name: String, value: String)]) -> ParameterReader {
        ParameterReader { name in query.filter { $0.name == name }.map(\.value) }
    }

    @Test(arguments: [full, RollupView()])
    func aViewIsTheSameAfterItsQuery(view: RollupView) throws {
        #expect(try RollupView(Self.reader(view.query)) == view)
    }

    @Test func theNamesAreThoseOfTheStaffAPI() throws {
        let parameters = RollupView.parameters
        #expect(Self.full.query.map(\.name) == parameters.flatMap { [String](repeating: $0.name, count: $0.repeats ? 2 : 1) })
    }

    @Test func aTierOrClassMayRepeatInAnyOrder() throws {
        let query = [("class", "free"), ("tier", "guardian"), ("tier", "free"), ("tier", "guardian"), ("tier", "")]
        let filter = try RollupView(Self.reader(query.map { (name: $0.0, value: $0.1) })).filter
        #expect(filter.groups.tiers == [.free, .guardian])
        #expect(filter.groups.classes == [.free])
    }

    @Test(arguments: [("60d", 60), ("60", 60), ("0", 0), ("3660d", 3_660)])
    func daysAreANumber(text: String, days: Int) throws {
        #expect(try RollupView(Self.reader([("expiring_within", text)])).filter.expiringWithin == days)
    }

    @Test func aValueThatIsEmptyIsNone() throws {
        #expect(try RollupView(Self.reader([("month", ""), ("tier", ""), ("search", "")])) == RollupView())
    }

    @Test(arguments: [
        ("month", "2026-13"), ("tier", "golden"), ("class", "rich"), ("active", "yes"), ("sort", "-nothing"), ("search", ""),
        ("managed", "1"), ("partner", "x"), ("scope", "all"), ("discounted", "0"), ("expiring_within", "soon"), ("expiring_within", "-1d"),
        ("expiring_within", "3661"), ("expiring_within", "99999999999999999999d"), ("subscription_status", "late"), ("over_cap", "both"),
        ("account_manager", String(repeating: "x", count: AccountFilter.managerLengthMaximum + 1)),
    ])
    func whatAFilterMayNotHoldIsNamed(name: String, value: String) {
        let value = name == "search" ? String(repeating: "x", count: Operation.Parameter.searchLengthMaximum + 1) : value
        #expect {
            try RollupView(Self.reader([(name, value)]))
        } throws: {
            ($0 as? ParameterFault)?.name == name
        }
    }

    @Test(arguments: ["recorded_change", "-seats_change", "mrr_change"])
    func anOrderOfChangesNeedsAMonthToCompareWith(sort: String) throws {
        #expect(throws: ParameterFault.self) { try RollupView(Self.reader([("sort", sort)])) }
        #expect(try RollupView(Self.reader([("sort", sort), ("compare", "2026-10")])).sort?.wireName == sort)
    }

    @Test func aColumnIsAlsoKnownByItsField() {
        #expect(RollupSort("-mrr_cents") == .standard)
    }
}
