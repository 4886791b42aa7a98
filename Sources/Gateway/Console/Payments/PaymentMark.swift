import Contracts
import StaffAPI

/// How a payment stands, and what of it waits for somebody, each as a word in a colour of its own.
struct PaymentMark {
    private enum Tone: String {
        case info, bad, warn, good, quiet
    }

    let payment: PaymentAnswer

    func html() -> HTML {
        .joined([chip(Word<PaymentStatus>(text: payment.status).title, tone)] + payment.tasks.map { chip($0.title, .warn) }, separator: " ")
    }

    private var tone: Tone {
        switch PaymentStatus(rawValue: payment.status) {
        case .open, .pending, .authorized, nil: .info
        case .paid: .good
        case .failed: .bad
        case .expired, .canceled: .quiet
        }
    }

    private func chip(_ title: String, _ tone: Tone) -> HTML { span(.class("chip \(tone.rawValue)")) { title } }
}
