/// Sends mails by SMTP, one after the other on a thread of its own. Mails that wait for each other share a connection.
public final class MailSender: Sendable {
    private let queue: MailQueue

    public init(server: SMTPServer, limits: MailSenderLimits = MailSenderLimits()) {
        queue = MailQueue(waitingMaximum: limits.waiting)
        SendingThread(server: server, limits: limits, queue: queue).start()
    }

    deinit {
        queue.close()
    }

    /// Sends the mail and waits for what comes of it, for no longer than the limits allow once its turn has come. Nothing is tried twice;
    /// whoever sends the mail again gives it the same `MessageID`, since one that was postponed may have arrived all the same.
    ///
    /// Throws `CancellationError` when the task is cancelled; a mail that was on its way then may have arrived too.
    public func send(_ message: MailMessage) async throws(CancellationError) -> MailOutcome {
        let ticket = MailTicket()
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                queue.add(MailDelivery(message: message, ticket: ticket) { continuation.resume(returning: $0) })
            }
        } onCancel: {
            queue.cancel(ticket)
        }
        guard let outcome else { throw CancellationError() }
        return outcome
    }
}

/// The bounds of a sender.
public struct MailSenderLimits: Sendable {
    /// Until the server has greeted us, TLS stands and we are logged in; 1 to 600.
    public let connectTimeoutSeconds: Int
    /// For the whole of a mail, connecting included; 1 to 600.
    public let timeoutSeconds: Int
    /// Mails that wait for their turn; more are `busy`.
    public let waiting: Int

    public init(connectTimeoutSeconds: Int = 15, timeoutSeconds: Int = 50, waiting: Int = 64) {
        self.connectTimeoutSeconds = min(max(1, connectTimeoutSeconds), 600)
        self.timeoutSeconds = min(max(1, timeoutSeconds), 600)
        self.waiting = max(1, waiting)
    }
}
