import Contracts

/// A member of staff of whom the platform tells as of any user, with the login id that a token as Directus issues it carries.
enum DemoColleague {
    static let name = "Jo Vermeer"
    static let email = "jo@dembrane.com"

    static let loginID: StaffMemberID = {
        guard let id = StaffMemberID("2b7f4c1e-5a0d-4c7e-9a53-6f1e0d8b3c24") else { preconditionFailure("the demo's login id is none") }
        return id
    }()

    /// Told when the demo begins, so that it is older than whatever is told of the user later.
    static func fact(in world: DemoWorld) -> DemoFact {
        let user = UserChanged(
            userID: UserID(high: 0x2B7F_4C1E_5A0D_4C7E, low: 0x9A53_6F1E_0D8B_3C25), email: email, displayName: name, deleted: false,
            loginID: loginID, staff: true, suspended: false)
        return DemoFact(id: "demo-colleague", time: world.firstMonth.start, payload: user)
    }
}
