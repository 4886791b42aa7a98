import Contracts
import Database
import StaffAPI
import WebKit

/// The terms of all accounts of which billing has told some, page by page, to be compared with billing's own.
enum TermsRoutes {
    static func add(to routes: inout ServiceRoutes) {
        routes.query(JoinedParts.rollupTerms) { request, connection in
            let question = try TermsQuestion(request.parameters)
            let table = TermsTable(connection: connection)
            let asOf = AsOf(month: question.at.month, now: question.at)
            return TermsPage(
                terms: try table.accounts(after: question.beyond, limit: question.limit).map { account in
                    ComparedTerms(of: account, try table.terms(of: account).inForce(asOf))
                })
        }
    }
}

extension ComparedTerms {
    fileprivate init(of account: AccountID, _ terms: TermsInForce) {
        self.init(of: account)
        tier = Word(terms.tier)
        billingPeriod = Word(terms.billingPeriod)
        paymentMode = Word(terms.mode.paymentMode)
        managed = terms.mode.managed
        seats = terms.mode.agreedSeats
        agreedCents = terms.mode.agreedAmount
        tierExpiresAt = terms.tierExpiresAt
        endsAt = terms.paidUntil
        setDiscounts(terms.accountDiscount, terms.workspaceDiscounts)
        accountManager = terms.accountManager
    }
}
