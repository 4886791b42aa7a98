import StaffAPI

/// What came of a check as lines for operators: one for the check, and one for each difference and note that is kept.
enum CheckLine {
    static func lines(_ check: CheckResult) -> [String] {
        var lines = ["\(check.name)\t\(check.outcome())\t\(check.holds)"]
        lines += check.differences.map { "\(check.name)\t\($0)" }
        let more = check.differenceCount - check.differences.count
        if more > 0 { lines.append("\(check.name)\tand \(more) more") }
        lines += (check.notes ?? []).map { "\(check.name)\t\($0)" }
        return lines
    }
}
