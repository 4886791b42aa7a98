import Contracts
import HTTP
import InvoiceSamples
import Invoicing
import ServiceKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

/// Runs a test with a managed account that can be invoiced: guardian, billed yearly, three people in its workspaces.
func withInvoicing(
    _ configuration: BillingConfiguration = .selling, given facts: [CloudEvent]? = nil, _ body: (ServiceHarness) async throws -> Void
) async throws {
    try await ServiceHarness.running(.billing(configuration), now: t0, given: try facts ?? Facts.buyer) { service in
        try await service.command(.post, accountPath + "/managed", ["tier": "guardian"])
        try await body(service)
    }
}

extension BillingConfiguration {
    /// With all that an invoice has to say of the seller.
    static let selling: BillingConfiguration = {
        var configuration = BillingConfiguration()
        configuration.seller = .complete(InvoiceWorld.seller)
        return configuration
    }()
}

extension Facts {
    static func seat(
        _ person: UInt64, in workspace: WorkspaceID = Known.workspace, _ role: WorkspaceRole = .member,
        state: MembershipChanged.State = .active, source: MembershipChanged.Source = .direct, joined: Instant = created,
        at instant: Instant = created
    ) throws -> CloudEvent {
        let user = UserID(high: 0x1234_5678_9abc_4def, low: 0x8000_0000_0000_0000 | person)
        return try .fact(
            MembershipChanged(
                workspaceID: workspace, organisationID: Known.organisation, userID: user, role: role, state: state, joinedAt: joined,
                source: source), at: instant)
    }

    static func details(_ party: Party = SampleParty.dutchBusiness, at instant: Instant = created) throws -> CloudEvent {
        let details = BillingDetails(party)
        return try .fact(
            BillingDetailsChanged(
                organisationID: Known.organisation, legalName: details.legalName, addressLine1: details.addressLine1,
                postalCode: details.postalCode, city: details.city, country: ShortText(stringLiteral: details.country),
                vatID: details.vatID.map { ShortText(stringLiteral: $0) },
                companyID: details.companyID.map { ShortText(stringLiteral: $0) },
                email: details.email, peppolID: details.peppolID.map { ShortText(stringLiteral: $0) }), at: instant)
    }

    /// A customer with billing details and three seats in two workspaces, of which one person has two.
    static var buyer: [CloudEvent] {
        get throws {
            try customer + [details(), seat(1), seat(2), seat(2, in: Known.otherWorkspace), seat(3, in: Known.otherWorkspace)]
        }
    }
}

extension ServiceHarness {
    /// Issues an invoice, which has to succeed, and answers with its id.
    @discardableResult
    func issue(_ body: JSONValue = [:], on path: String = accountPath) async throws -> String {
        guard case .object(var members) = body else { return "" }
        members["po_reference"] = members["po_reference"] ?? "PO-7"
        let answer = try await post(path + "/invoices", .object(members))
        try #require(answer.status == 200, "\(answer.text)")
        return try #require(answer.json["invoice"]?["invoice_id"]?.text)
    }

    /// Marks an invoice paid, which has to succeed.
    @discardableResult
    func paid(_ invoice: String, _ body: JSONValue = [:]) async throws -> JSONValue {
        guard case .object(var members) = body else { return .null }
        members["source"] = members["source"] ?? "bank_transfer"
        members["received_on"] = members["received_on"] ?? .string(t0.date.description)
        let answer = try await post("/invoices/\(invoice)/paid", .object(members))
        try #require(answer.status == 200, "\(answer.text)")
        return answer.json["invoice"] ?? .null
    }
}
