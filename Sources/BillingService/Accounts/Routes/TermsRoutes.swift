import Contracts
import Database
import EventKit
import StaffAPI
import WebKit

/// The terms of all open accounts, page by page, to be compared with those that others keep.
enum TermsRoutes {
    static func add(to routes: inout ServiceRoutes) {
        routes.query(JoinedParts.billingTerms) { request, connection in
            let question = try TermsQuestion(request.parameters)
            let store = EventStore(connection, source: EventContext.billing.source)
            let terms = try OpenAccounts.accounts(after: question.beyond, limit: question.limit, connection).map { account in
                let state = try Account.state(after: try store.events(ofStream: Account.stream(account.description)))
                return ComparedTerms(of: account, state.settled(at: question.at), at: question.at)
            }
            return TermsPage(terms: terms, newestEventID: try store.newestEventID())
        }
    }
}

extension ComparedTerms {
    fileprivate init(of account: AccountID, _ state: AccountState, at instant: Instant) {
        self.init(of: account)
        tier = Word(state.tierTerms.tier)
        billingPeriod = Word(state.tierTerms.billingPeriod)
        paymentMode = Word(state.mode.paymentMode)
        managed = state.mode.managed
        seats = state.mode.seats.map { Int($0.value) }
        agreedCents = (state.mode.agreedAmount?.value).map { Cents($0) }
        tierExpiresAt = state.tierTerms.expiresAt
        endsAt = state.tierTerms.paidUntil.flatMap { $0 > instant ? $0 : nil }
        setDiscounts(state.discount, state.workspaceDiscounts)
        accountManager = state.accountManager
    }
}
