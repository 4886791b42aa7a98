import Contracts
import StaffAPI

extension PaymentStatus: TitledWord {
    var title: String {
        switch self {
        case .open: "Open"
        case .pending: "Pending"
        case .authorized: "Authorised"
        case .paid: "Paid"
        case .failed: "Failed"
        case .expired: "Expired"
        case .canceled: "Cancelled"
        }
    }
}

extension PaymentKind: TitledWord {
    var title: String {
        switch self {
        case .first: "First charge"
        case .renewal: "Renewal"
        case .seats: "Seats"
        case .retry: "Retry"
        case .invoiceLink: "Payment link"
        case .methodChange: "Method change"
        }
    }
}

extension PaymentAnswer.Task: TitledWord {
    var title: String {
        switch self {
        case .unassigned: "Unassigned"
        case .paidTwice: "Paid twice"
        case .refunded: "Refunded"
        case .chargedBack: "Charged back"
        }
    }
}

extension PaymentLinkAnswer.State: TitledWord {
    var title: String {
        switch self {
        case .creating: "Being made"
        case .open: "Open"
        case .paid: "Paid"
        case .expired: "Expired"
        case .archived: "Canceled"
        case .refused: "Refused by Mollie"
        }
    }
}

extension ReconciliationGap: TitledWord {
    var title: String {
        switch self {
        case .renewalNotCharged: "Not charged"
        case .chargeFailed: "Charge failed"
        case .otherAmount: "Another amount"
        case .unpaidInvoice: "Unpaid invoice"
        case .refunded: "Refunded"
        case .chargedBack: "Charged back"
        case .paidTwice: "Paid twice"
        case .unexpected: "Unexpected"
        }
    }
}

extension DueKind: TitledWord {
    var title: String {
        switch self {
        case .renewal: "Renewal"
        case .seats: "Seats"
        case .invoice: "Invoice"
        case .other: "Payment"
        }
    }
}
