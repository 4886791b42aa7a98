import Contracts

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
