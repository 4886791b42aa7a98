import Contracts

/// What staff read for the words of invoices.
extension InvoiceStatus: TitledWord {
    var title: String {
        switch self {
        case .issued: "Issued"
        case .overdue: "Overdue"
        case .partlyPaid: "Partly paid"
        case .paid: "Paid"
        case .credited: "Credited"
        }
    }
}

extension InvoiceKind: TitledWord {
    var title: String {
        switch self {
        case .invoice: "Invoice"
        case .creditNote: "Credit note"
        }
    }
}

extension InvoicePurpose: TitledWord {
    var title: String {
        switch self {
        case .period: "Tier"
        case .supplementary: "More seats"
        case .oneOff: "One-off"
        }
    }
}

extension InvoiceLanguage: TitledWord {
    var title: String {
        switch self {
        case .dutch: "Dutch"
        case .english: "English"
        }
    }
}

extension PaymentSource: TitledWord {
    var title: String {
        switch self {
        case .bankTransfer: "Bank transfer"
        case .directDebit: "Direct debit"
        case .card: "Card"
        case .cash: "Cash"
        case .other: "Other"
        }
    }
}
