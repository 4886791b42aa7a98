import ServiceKit
import ServiceTesting
import Synchronization
import TestKit
@testable import BillingService
@testable import Mail
import MailKit

/// A mail server that answers what it is told to, and keeps what it was given.
final class MailServer: Sendable {
    private let given = Mutex<[MailMessage]>([])
    private let outcomes: Mutex<[MailOutcome]>

    /// - Parameter outcomes: of the mails in their order; those that follow have to come again.
    init(_ outcomes: [MailOutcome]) { self.outcomes = Mutex(outcomes) }

    convenience init(_ outcomes: MailOutcome...) { self.init(outcomes) }

    var mails: [MailMessage] { given.withLock { $0 } }

    func send(_ message: MailMessage) -> MailOutcome {
        given.withLock { $0.append(message) }
        return outcomes.withLock { $0.isEmpty ? .postponed(.busy) : $0.removeFirst() }
    }
}

extension MailOutcome {
    static let taken = MailOutcome.accepted(SMTPReply(code: 250, lines: []))
}

extension MailSettings {
    static let ofTests: MailSettings = {
        do {
            return MailSettings(
                server: try SMTPServer(url: "smtp://127.0.0.1:9"), from: try Mailbox(name: "dembrane", address: "billing@dembrane.com"),
                replyTo: try Mailbox(address: "finance@dembrane.com"))
        } catch {
            preconditionFailure("\(error)")
        }
    }()
}

/// Runs a test with a managed account that can be invoiced, and a server that takes the mails.
func withMailServer(_ server: MailServer, _ body: (ServiceHarness) async throws -> Void) async throws {
    var definition = ServiceDefinition.billing(.selling)
    definition.effects.removeAll { $0.kind == InvoiceMailing.kind }
    definition.effects.append(InvoiceMailing.handler(.ofTests) { server.send($0) })
    try await ServiceHarness.running(definition, now: t0, given: Facts.buyer) { service in
        try await service.command(.post, accountPath + "/managed", ["tier": "guardian"])
        try await body(service)
    }
}
