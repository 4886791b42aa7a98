import Contracts
import Database
import StaffAPI
@testable import RollupService
@testable import ServiceKit

extension ReadModel {
    /// What the checks of the service find, by the name of the check; those that find nothing are left out.
    func differences() async throws -> [String: [CheckDifference]] {
        var found: [String: [CheckDifference]] = [:]
        for check in SelfCheck.ofRollup {
            let result = try await CheckRun.result(of: check, database, time, tries: 1)
            if let reason = result.unfinished { found[check.name] = [CheckDifference("end", expected: "reached", found: reason)] }
            if result.differenceCount > 0 { found[check.name, default: []] += result.differences }
        }
        return found
    }

    /// Changes rows by hand, as nothing in the service would. Throws where it changes none.
    func spoil(_ sql: String, _ arguments: [SQLValue] = []) throws {
        let changed = try database.write { try $0.execute(sql, arguments) }
        guard changed > 0 else { throw NothingSpoiled(sql: sql) }
    }
}

struct NothingSpoiled: Error {
    let sql: String
}
