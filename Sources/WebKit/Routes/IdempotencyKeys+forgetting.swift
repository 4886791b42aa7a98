import Contracts
import Database
import WireJSON

extension IdempotencyKeys {
    /// Takes name and address of users whom the platform has deleted out of the answers that are kept for commands sent again.
    package static func forgetDeletedUsers(of events: [CloudEvent], _ connection: Connection) throws {
        for event in events where event.type == UserChanged.eventType.description {
            guard let user = try event.decode(UserChanged.self), user.deleted == true else { continue }
            try forget(user.userID, connection)
        }
    }

    private static func forget(_ userID: UserID, _ connection: Connection) throws {
        let id = userID.description
        let found = try connection.query(
            "SELECT number, body FROM idempotency_answers WHERE instr(body, ?) > 0", [.blob(Array(id.utf8))]
        ) { (number: $0.int(0), body: $0.bytes(1)) }
        for answer in found {
            let body = try WireJSONDecoder(limits: .ours).decode(JSONValue.self, from: answer.body)
            try connection.execute(
                "UPDATE idempotency_answers SET body = ? WHERE number = ?",
                [.blob(try WireJSONEncoder().encode(body.forgetting(userID: id))), .integer(answer.number)])
        }
    }
}

extension JSONValue {
    /// Empties `name` and `email` wherever they stand beside this `user_id`. An answer is a few levels deep.
    func forgetting(userID: String) -> JSONValue {
        switch self {
        case .object(var members):
            if members["user_id"] == .string(userID) {
                for member in ["name", "email"] where members[member] != nil { members[member] = .string("") }
            }
            return .object(members.mapValues { $0.forgetting(userID: userID) })
        case .array(let elements): return .array(elements.map { $0.forgetting(userID: userID) })
        case .null, .bool, .integer, .number, .string: return self
        }
    }
}
