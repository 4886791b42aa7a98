import Contracts
import HTTP

extension MolliePayment: MollieListed {
    static let listName = "payments"
}

extension MollieClient {
    /// Throws `otherCurrency` for a payment that isn't in euros.
    public func payment(_ id: MolliePaymentID) async throws(MollieFailure) -> MolliePayment {
        let body = try await transport.send(.get("/payments/\(id)"))
        let payment: MolliePayment
        do throws(MollieFailure) {
            payment = try MollieAnswer.decode(MolliePayment.self, from: body)
        } catch {
            let outline = try MollieAnswer.decode(MollieOutline.self, from: body)
            guard outline.id == id.text, let currency = outline.otherCurrency else { throw error }
            throw .otherCurrency(currency)
        }
        guard payment.id == id else { throw .unreadable(reason: "it is about \(payment.id) instead of \(id)") }
        return payment
    }

    /// All payments of the key's account, newest first. Throws when not even the first page could be read.
    /// - Parameter earliest: payments made before are left out, and reading ends at the first of them.
    public func payments(
        createdSince earliest: Instant? = nil, _ paging: MolliePaging = .standard
    ) async throws(MollieFailure) -> MollieList<MolliePayment> {
        let reader = MollieListReader<MolliePayment>(transport, pages: paging.pages) { payment in
            earliest.map { payment.createdAt >= $0 } ?? true
        }
        return try await reader.list(from: .get("/payments", paging.query))
    }

    /// The payments of one customer, newest first. Throws when not even the first page could be read.
    public func payments(
        of customer: MollieCustomerID, _ paging: MolliePaging = .standard
    ) async throws(MollieFailure) -> MollieList<MolliePayment> {
        try await MollieListReader(transport, pages: paging.pages).list(from: .get("/customers/\(customer)/payments", paging.query))
    }
}

extension MolliePaging {
    var query: QueryItems { ["limit": String(size)] }
}
