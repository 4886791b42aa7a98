import Contracts
import EventKit
import Foundation
import ProcessKit
import StaffAPI
import WebKit

/// `Gateway token`: makes a staff token for a secret of one's own, for a demo or a test.
enum TokenCommand {
    struct Unusable: Error, Equatable {
        let reason: String
    }

    /// Whose token it is to be.
    enum Bearer: Equatable {
        case person(email: String, policies: Set<StaffPolicy>)
        /// As Directus issues it.
        case login(StaffMemberID)
    }

    struct Arguments: Equatable {
        var bearer: Bearer
        var hours: Int64
    }

    static let usage = """
        Usage: Gateway token --email ADDRESS [--policies POLICY[,POLICY…]] [--hours N]
               Gateway token --directus LOGIN_ID [--hours N]

        Makes a staff token for the secret in STAFF_JWT_SECRET, valid for 12 hours unless --hours says otherwise (1 to 720).
        With --directus it is as Directus issues it: the person is the user of the platform with that login id, and the policies are those
        granted in the console.
        Policies: \(StaffPolicy.allCases.map(\.rawValue).joined(separator: ", "))
        """

    /// The exit code; the token goes to standard output and complaints to standard error.
    static func run(_ arguments: [String], environment: [String: String], time: any TimeSource = SystemTime()) -> Int32 {
        do {
            print(try token(try parse(arguments), environment: environment, time: time))
            return 0
        } catch let error as Unusable {
            complain("\(error.reason)\n\n\(usage)")
            return 64
        } catch {
            complain("\(error)")
            return 78
        }
    }

    static func parse(_ arguments: [String]) throws -> Arguments {
        var email: String?
        var loginID: String?
        var policies: Set<StaffPolicy> = []
        var hours: Int64 = 12
        var rest = arguments[...]
        while let option = rest.popFirst() {
            guard let value = rest.popFirst() else { throw Unusable(reason: "\(option) needs a value") }
            switch option {
            case "--email": email = value
            case "--directus": loginID = value
            case "--policies": policies = try parsePolicies(value)
            case "--hours":
                guard let number = Int64(value), (1...720).contains(number) else { throw Unusable(reason: "--hours takes 1 to 720") }
                hours = number
            case _: throw Unusable(reason: "unknown option \(option)")
            }
        }
        return Arguments(bearer: try bearer(email: email, loginID: loginID, policies: policies), hours: hours)
    }

    private static func bearer(email: String?, loginID: String?, policies: Set<StaffPolicy>) throws -> Bearer {
        guard let loginID else {
            guard let email, MailboxAddress.isOne(email) else { throw Unusable(reason: "--email is needed, with one address") }
            return .person(email: email, policies: policies)
        }
        guard email == nil, policies.isEmpty else {
            throw Unusable(reason: "--directus goes without --email and --policies, which such a token doesn't tell")
        }
        guard let id = StaffMemberID(loginID) else { throw Unusable(reason: "--directus takes a login id of 1 to 255 bytes") }
        return .login(id)
    }

    static func token(_ arguments: Arguments, environment: [String: String], time: any TimeSource) throws -> String {
        var settings = Settings(environment: environment)
        let secret = settings.secret("STAFF_JWT_SECRET", minimumBytes: 32)
        try settings.finish()
        let (issuer, seconds) = (StaffTokenIssuer(secret: secret), arguments.hours * 3_600)
        switch arguments.bearer {
        case .person(let email, let policies):
            let identity = StaffIdentity(email: email, subject: email, policies: policies)
            return try issuer.issue(for: identity, validSeconds: seconds, now: time.now)
        case .login(let id):
            return try issuer.issue(forLoginID: id, validSeconds: seconds, now: time.now)
        }
    }

    private static func parsePolicies(_ text: String) throws -> Set<StaffPolicy> {
        Set(
            try text.split(separator: ",").map { name in
                guard let policy = StaffPolicy(rawValue: String(name)) ?? StaffPolicy(rawValue: "staff:\(name)") else {
                    throw Unusable(reason: "unknown policy \(name)")
                }
                return policy
            })
    }

    private static func complain(_ text: String) {
        FileHandle.standardError.write(Data("Gateway: \(text)\n".utf8))
    }
}
