import Contracts
import Database
import EventKit
import Terms

/// Who sits in what the account pays for, and what one more costs it.
extension AdministrationDesk {
    /// What one more seat in the workspace costs per month, without VAT, at the best discount of the account, the workspace and the
    /// client's referral (DOMAIN §3); zero where nobody is asked to pay for it.
    func seatPrice(at now: Instant) throws -> Cents {
        let terms = try terms()
        let list = PriceList.standard.seatPrice(terms.tier, terms.billingPeriod)
        guard list > .zero, !terms.isTrial, try isAskedFor(terms) else { return .zero }
        let referral = try ReferralReader.discounts(of: accountID, connection).discount(at: now)
        let ofWorkspace = try GivenDiscounts.discount(on: workspaceID, connection)
        let seats = PricedSeats.parts(
            of: 1, seatedIn: [workspaceID], at: list, account: Discount.better(try givenDiscount(), referral),
            workspaces: ofWorkspace.map { [workspaceID: $0] } ?? [:])
        return seats.map(\.amount).reduce(.zero, +)
    }

    /// Whether somebody pays, and more for one more seat: an amount that was agreed stands in place of seats, and those that were recorded
    /// are billed whether or not they are in use (DOMAIN §10).
    private func isAskedFor(_ terms: ClientTerms.Terms) throws -> Bool {
        guard terms.managed else { return terms.hasLiveSubscription }
        guard terms.agreedAmount == nil else { return false }
        guard let recorded = terms.recordedSeats else { return true }
        return try seatsInUse() >= recorded
    }

    /// Whether somebody sits already in what the account pays for.
    func hasSeat(_ user: UserID) throws -> Bool {
        let sql = "SELECT 1 FROM \(Self.seats) AND \(paidForBySame) AND user_id = ?"
        return try connection.first(sql, [payer, user.sqlValue]) { _ in true } ?? false
    }

    /// People, and no invitations.
    private func seatsInUse() throws -> Int {
        let sql = "SELECT count(DISTINCT user_id) FROM \(Self.seats) AND \(paidForBySame)"
        return try connection.first(sql, [payer]) { Int($0.int(0)) } ?? 0
    }

    private static let seats = """
        workspace_members JOIN workspaces USING (workspace_id) WHERE is_direct AND role <> 'observer' AND NOT deleted
        """

    /// Which workspaces the account pays for: a client's pays for itself.
    private var paidForBySame: String { workspace.isExternal ? "workspace_id = ?" : "organisation_id = ? AND NOT is_external" }
    private var payer: SQLValue { workspace.isExternal ? workspaceID.sqlValue : workspace.organisationID.sqlValue }
}
