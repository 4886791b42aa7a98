import Contracts
import Database
import EventKit
import EventSourcing
import StaffAPI
import WebKit

/// What staff decide about a request. Requests that have joined it are decided with it.
enum DecisionRoutes {
    private struct ApprovalBody: Decodable {
        struct Discount: Decodable {
            var kind: Contracts.Discount.Kind
            var percent: Percent
            var reason: String?
        }

        var tier: Tier?
        var billingPeriod: BillingPeriod?
        var payment: TierPayment?
        var expiresAt: EndOfTerm?
        var discount: Discount?
        var staffNotes: String?
    }

    private struct DenialBody: Decodable {
        var note: String
        var staffNotes: String?
    }

    static func add(to routes: inout ServiceRoutes, _ desk: UpgradeRequestDesk) {
        routes.command(UpgradeRequestOperations.approve) { request, work in
            let id = try UpgradeRequestDesk.id(request)
            let undecided = try UndecidedRequest(id, request, work)
            let body = try request.body(as: ApprovalBody.self)
            let command = ApproveUpgradeRequest(
                granted: try terms(body, of: undecided.asked, request), staffNotes: try staffNotes(body.staffNotes))
            if let preview = try Approval(of: undecided, command, request, work).perform() { return preview }
            return try UpgradeRequestRoutes.answer(id, desk, work)
        }
        routes.command(UpgradeRequestOperations.deny) { request, work in
            let id = try UpgradeRequestDesk.id(request)
            let undecided = try UndecidedRequest(id, request, work)
            let body = try request.body(as: DenialBody.self)
            let note = try Problem.naming("note") { try UpgradeRequestTexts.noteRule.accept(body.note) }
            try undecided.decide(DenyUpgradeRequest(note: note, staffNotes: try staffNotes(body.staffNotes)), work)
            return try UpgradeRequestRoutes.answer(id, desk, work)
        }
    }

    /// What isn't said is granted as it was proposed.
    private static func terms(
        _ body: ApprovalBody, of asked: UpgradeRequestReceived, _ request: CommandRequest
    ) throws -> GrantedTerms {
        let reason = try body.discount.flatMap { discount in try discountReason(discount.reason, request) }
        return GrantedTerms(
            tier: body.tier ?? asked.proposedTier, billingPeriod: body.billingPeriod ?? asked.proposedBillingPeriod,
            payment: body.payment, expiresAt: body.expiresAt?.instant,
            discount: body.discount.map { Discount(kind: $0.kind, percent: $0.percent) }, discountReason: reason?.text)
    }

    private static func discountReason(_ given: String?, _ request: CommandRequest) throws -> Reason? {
        try Problem.naming("discount.reason") {
            try given.map(Reason.init(_:)) ?? request.optionalReason(nil)
        }
    }

    private static func staffNotes(_ given: String?) throws -> String? {
        try given.map { given in try Problem.naming("staff_notes") { try UpgradeRequestTexts.staffNotesRule.accept(given) } }
    }
}
