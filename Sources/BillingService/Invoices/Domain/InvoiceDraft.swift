import Contracts
import EventSourcing
import Invoicing
import Terms

/// An invoice as it would be issued on a day: everything decided, and nothing wrong with it.
struct InvoiceDraft: Sendable {
    /// How long a buyer has to pay (DOMAIN §10).
    static let daysToPay = 30

    let purpose: InvoicePurpose
    let tier: Tier?
    let billingPeriod: BillingPeriod?
    let seats: Int?
    let invoice: Invoice
    let decision: VATDecision

    /// Throws `Rejection` with the first thing that stands in the way, and all that is wrong with the document.
    init(_ order: InvoiceOrder, of account: AccountState, _ facts: InvoiceFacts, number: DocumentNumber, on today: LocalDate) throws {
        guard account.mode.managed else { throw Rejection.onlyManagedIsInvoiced }
        let seller = try facts.seller.seller()
        guard let details = facts.details else { throw Rejection.noBillingDetails }
        let buyer = try Self.refusing { () throws(InvoiceRefusal) in try Party(details) }
        decision = try Self.refusing { () throws(InvoiceFault) in try VATDecision(to: buyer, details.buyerKind, facts.registerAnswer) }
        let language = order.language ?? InvoiceLanguage(usualIn: buyer.country)
        let billed = try BilledContent(order, of: account, facts, on: today)
        let lines = try billed.lines(in: language, vat: decision.treatment)
        purpose = billed.purpose
        tier = billed.tier
        billingPeriod = billed.cadence
        seats = billed.seats
        invoice = Invoice(
            number: number, language: language, issuedOn: today, dueOn: today.adding(days: Self.daysToPay), period: billed.period,
            seller: seller.party, buyer: buyer, buyerReference: try details.reference, orderReference: order.poReference, lines: lines,
            payment: PaymentDetails(
                account: seller.account, bank: seller.bank, accountName: seller.party.legalName,
                remittance: try RemittanceText(number.text)))
        try Self.check(invoice, isElectronic: order.isElectronic)
    }

    private static func check(_ invoice: Invoice, isElectronic: Bool) throws {
        let faults = isElectronic ? ElectronicForm.faults(in: invoice) : InvoiceRules.faults(in: invoice, isElectronic: false)
        guard faults.isEmpty else { throw Rejection.notInvoiceable(faults) }
    }

    private static func refusing<Value>(_ make: () throws(InvoiceRefusal) -> Value) throws -> Value {
        do throws(InvoiceRefusal) { return try make() } catch { throw Rejection.notInvoiceable(error.faults) }
    }

    private static func refusing<Value>(_ make: () throws(InvoiceFault) -> Value) throws -> Value {
        do throws(InvoiceFault) { return try make() } catch { throw Rejection.notInvoiceable([error]) }
    }
}

extension BillingDetails {
    fileprivate var reference: BuyerText? {
        get throws {
            guard let text = buyerReference, !text.trimmed.isEmpty else { return nil }
            do { return try BuyerText(text) } catch { throw Rejection.notInvoiceable([InvoiceFault("buyer_reference", "\(error)")]) }
        }
    }
}

extension SellerSettings {
    /// Throws what names the settings that are missing.
    func seller() throws -> Seller {
        switch self {
        case .complete(let seller): return seller
        case .missing(let names): throw Rejection.noSeller(names)
        }
    }
}

extension Rejection {
    static let onlyManagedIsInvoiced = rule(
        "not-managed", detail: "only accounts with managed billing are invoiced: set managed billing first")

    static func noSeller(_ names: [String]) -> Rejection {
        rule(
            "no-seller",
            detail: "an invoice has to say who sells, and these settings of BillingService are missing: \(names.joined(separator: ", "))")
    }

    /// - Parameter faults: at least one; the first one's field is named as the one at fault.
    static func notInvoiceable(_ faults: [InvoiceFault]) -> Rejection {
        let words = faults.map { "\($0.field) \($0.words)" }
        return rule("not-invoiceable", detail: "the invoice can't be issued: \(words.joined(separator: "; "))", field: faults.first?.field)
    }
}
