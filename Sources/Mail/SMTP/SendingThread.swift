import Foundation

/// The thread on which libcurl blocks, so that the threads shared by all tasks stay free.
struct SendingThread: Sendable {
    let server: SMTPServer
    let limits: MailSenderLimits
    let queue: MailQueue

    /// It ends when the queue is closed.
    func start() {
        let thread = Thread {
            while let delivery = queue.next() { sendAll(from: delivery) }
        }
        thread.name = "mail-sender"
        thread.start()
    }

    /// Keeps the connection for as long as mails wait and no longer: servers close idle ones, which would be noticed only by the mail after.
    private func sendAll(from first: MailDelivery) {
        guard let connection = SMTPConnection(server: server, limits: limits) else {
            first.finish(.postponed(SMTPConnection.cannotStart))
            return
        }
        var next: MailDelivery? = first
        while let delivery = next {
            delivery.finish(connection.send(delivery.message, ticket: delivery.ticket))
            next = queue.nextAtOnce()
        }
    }
}
