import Contracts
import EventKit
import ProcessKit

/// Customers of a given number, with one workspace and one owner each, every third with a subscription; and recordings of theirs.
struct CustomerBase {
    struct Customer {
        let organisation: OrganisationID
        let workspace: WorkspaceID
        let user: UserID
    }

    let customers: [Customer]
    private let createdAt: Instant
    private let recordedFrom: Instant
    /// At most a day, and nothing that is still to come: a fact can't tell of it.
    private let recordedWithinSeconds: Int

    init(accounts: Int) {
        customers = (0..<accounts).map { _ in Customer(organisation: .random(), workspace: .random(), user: .random()) }
        let now = SystemTime().now
        createdAt = now.date.start.adding(days: -300)
        recordedFrom = now.month.start
        recordedWithinSeconds = max(1, Int(min(86_400, (now.milliseconds - recordedFrom.milliseconds) / 1_000)))
    }

    /// Those who can be invoiced.
    var unsubscribed: [Customer] { customers.enumerated().filter { $0.offset % 3 != 0 }.map(\.element) }

    var introductions: [any EventPayload] {
        customers.enumerated().flatMap { number, customer in
            var facts: [any EventPayload] = [
                OrganisationChanged(organisationID: customer.organisation, name: "Organisatie \(number)", createdAt: createdAt),
                WorkspaceChanged(
                    workspaceID: customer.workspace, organisationID: customer.organisation, name: "Werkplek \(number)",
                    usageContext: .internal, createdAt: createdAt),
                UserChanged(userID: customer.user, email: "owner\(number)@example.org", displayName: "Eigenaar \(number)"),
                MembershipChanged(
                    workspaceID: customer.workspace, organisationID: customer.organisation, userID: customer.user, role: .owner,
                    state: .active, joinedAt: createdAt, source: .direct),
            ]
            if number % 3 == 0 {
                facts.append(
                    SubscriptionChanged(
                        organisationID: customer.organisation, tier: .changemaker, billingPeriod: .annual, status: .active,
                        mollieCustomerID: "cst_\(number)", mollieSubscriptionID: "sub_\(number)"))
            }
            return facts
        }
    }

    /// Logins of the last 20 days, spread over the owners.
    func logins(_ count: Int) -> [any EventPayload] {
        let now = SystemTime().now
        return (0..<count).map { number in
            UserLoggedIn(
                userID: customers[number % customers.count].user,
                at: now.adding(milliseconds: -Int64(number) * 1_728_000_000 / Int64(count)))
        }
    }

    /// Recordings of this month, spread over the customers.
    func recordings(_ count: Int) -> [any EventPayload] {
        (0..<count).map { number in
            let customer = customers[number % customers.count]
            return ConversationRecorded(
                conversationID: .random(), workspaceID: customer.workspace, organisationID: customer.organisation,
                seconds: RecordedSeconds(60 + number % 3_000) ?? 0, recordedAt: recordedFrom.adding(seconds: number % recordedWithinSeconds)
            )
        }
    }
}
