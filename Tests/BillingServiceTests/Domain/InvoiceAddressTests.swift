import Contracts
import EventSourcing
import TestKit
import Testing
@testable import BillingService

@Suite("Where invoices are mailed to by themselves")
struct InvoiceAddressTests {
    private static let usual = "invoices@client.example"
    private static let buyer = "invoices@partner.example"
    private static let moved = t0.adding(days: 10)
    private static let late = t0.adding(days: 40)

    /// The account of a client's workspace, which a partner pays for at first.
    private static func client(_ asked: Asked...) throws -> AccountStory {
        let identity = AccountIdentity(of: Known.workspace, in: Known.organisation)
        var story = try AccountStory(identity, after: .managed(.guardian, at: t0.adding(days: -30)))
        for command in asked { try story.when(command) }
        return story
    }

    private static func sending(_ document: UInt64, to address: String? = nil) -> Asked {
        let command = SendInvoice(
            invoiceID: InvoiceWorld.invoiceID(document), address: address, usualAddress: usual, withXML: false, hasXML: false)
        return Asked(command, at: late)
    }

    /// The address to which the command has a mail sent; nil where it has none sent.
    private static func address(_ asked: Asked, _ story: AccountStory) throws -> String? {
        let events = try asked.command.decide(story.state, at: asked.at)
        return (events.first as? InvoiceSendAsked)?.sendTo
    }

    private static func reminder() -> Asked {
        Asked(RemindOfInvoice(invoiceID: InvoiceWorld.invoiceID(1), reminder: 1, usualAddress: usual), at: late)
    }

    @Test func whatIsOlderThanAMoveIsSentOnlyWhereStaffSay() throws {
        let story = try Self.client(
            .invoice(1), .invoice(2), .credit(1, note: 1), .move(to: Known.otherOrganisation, at: Self.moved),
            .credit(2, note: 2, at: Self.moved), .invoice(3, at: Self.moved), .credit(3, note: 3, at: Self.moved))
        for document in [1, 2, 1_001, 1_002] as [UInt64] {
            let refusal = try #require(try story.rejection(of: Self.sending(document)))
            #expect(refusal.code == "no-invoice-address" && refusal.field == "to" && refusal.detail.contains("another organisation"))
            #expect(try Self.address(Self.sending(document, to: Self.buyer), story) == Self.buyer)
        }
        for document in [3, 1_003] as [UInt64] {
            #expect(try Self.address(Self.sending(document), story) == Self.usual)
        }
    }

    @Test func nobodyElseIsRemindedAfterAMove() throws {
        let stayed = try Self.client(.invoice(1), .overdue(at: Self.late))
        #expect(try Self.address(Self.reminder(), stayed) == Self.usual)
        var story = try Self.client(.invoice(1), .move(to: Known.otherOrganisation, at: Self.moved), .overdue(at: Self.late))
        #expect(try Self.address(Self.reminder(), story) == nil)
        let mailed = RecordMailing(invoiceID: InvoiceWorld.invoiceID(1), address: Self.buyer, refusal: nil, reminder: nil)
        try story.when(Asked(mailed, at: Self.late))
        #expect(try Self.address(Self.reminder(), story) == Self.buyer, "where it was mailed")
    }
}
