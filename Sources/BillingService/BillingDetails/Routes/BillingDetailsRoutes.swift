import Contracts
import Database
import EventKit
import EventSourcing
import StaffAPI
import WebKit

/// To whom and where the invoices of an account go.
enum BillingDetailsRoutes {
    private struct Body: Decodable {
        var legalName: String?
        var addressLine1: String?
        var addressLine2: String?
        var postalCode: String?
        var city: String?
        var country: String?
        var vatID: String?
        var companyID: String?
        var email: String?
        var peppolID: String?
        var buyerReference: String?
        var buyerKind: BuyerKind?
        var acceptPlatform: Bool?
        var reason: String?
    }

    static func add(to routes: inout ServiceRoutes, _ register: VATRegister) {
        routes.query(BillingOperations.billingDetails) { request, connection in
            let account = try AccountDesk.account(request)
            guard try OpenAccounts.identity(of: account, connection) != nil else { throw Problem.notFound("account \(account)") }
            let store = EventStore(connection, source: EventContext.billing.source)
            let (state, version) = try store.load(Buyer.self, id: account.description)
            let known = KnownDetails(state: state, platform: try PlatformDetails.details(of: account, connection))
            return Versioned(try BillingDetailsAnswer(known, account, register, connection), version: version)
        }
        routes.command(BillingOperations.setBillingDetails) { request, work in
            let account = try AccountDesk.account(request)
            guard let identity = try OpenAccounts.identity(of: account, work.connection) else {
                throw Problem.notFound("account \(account)")
            }
            let platform = try PlatformDetails.details(of: account, work.connection)
            let known = KnownDetails(state: try work.load(Buyer.self, id: account.description).state, platform: platform)
            let command = try command(try request.body(as: Body.self), for: identity, known)
            let execution = try work.execute(command, on: account.description, expectedVersion: request.expectedVersion)
            let answer = KnownDetails(state: execution.state, platform: platform).details
            return CommandAnswer(name: "billing_details", value: answer, version: execution.version)
        }
    }

    private static func command(_ body: Body, for account: AccountIdentity, _ known: KnownDetails) throws -> SetBillingDetails {
        guard body.acceptPlatform != true else {
            guard let accepted = known.accepted else { throw Rejection.nothingToAccept }
            return SetBillingDetails(
                account: account, details: accepted, known: known, origin: .platform,
                reason: try body.reason.map(Reason.init(field:)))
        }
        return SetBillingDetails(
            account: account, details: try BillingDetailsRules.checked(try details(body)), known: known, origin: .staff,
            reason: try Reason(field: body.reason ?? ""))
    }

    private static func details(_ body: Body) throws -> BillingDetails {
        func needed(_ value: String?, _ field: String) throws -> String {
            guard let value else { throw Problem.invalid(field, "\(field) is needed") }
            return value
        }
        return BillingDetails(
            legalName: try needed(body.legalName, "legal_name"), addressLine1: try needed(body.addressLine1, "address_line1"),
            addressLine2: body.addressLine2, postalCode: try needed(body.postalCode, "postal_code"), city: try needed(body.city, "city"),
            country: try needed(body.country, "country"), vatID: body.vatID, companyID: body.companyID, email: body.email,
            peppolID: body.peppolID, buyerReference: body.buyerReference, buyerKind: body.buyerKind ?? .business)
    }
}
