import Contracts
import StaffAPI

/// How an invoice stands, as a word in a colour of its own.
struct InvoiceMark {
    /// What a state asks of whoever reads it.
    private enum Tone: String {
        case info, bad, warn, good, quiet
    }

    let invoice: InvoiceAnswer

    func html() -> HTML {
        guard invoice.kind != .creditNote else { return chip(invoice.kind.title, .quiet) }
        let waits = invoice.pendingConfirmation == nil ? HTML.empty : chip("withdrawal asked for", .warn)
        return .joined([chip(invoice.status.title, tone), waits], separator: " ")
    }

    private var tone: Tone {
        switch invoice.status.known {
        case .issued, nil: .info
        case .overdue: .bad
        case .partlyPaid: .warn
        case .paid: .good
        case .credited: .quiet
        }
    }

    private func chip(_ title: String, _ tone: Tone) -> HTML { span(.class("chip \(tone.rawValue)")) { title } }
}
