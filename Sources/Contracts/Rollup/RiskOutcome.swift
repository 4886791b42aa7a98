/// What came of a workspace that was at risk.
public enum RiskOutcome: String, Codable, Sendable, CaseIterable {
    case saved, lost
    case falseAlarm = "false_alarm"
}
