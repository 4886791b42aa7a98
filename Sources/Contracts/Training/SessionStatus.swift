/// How far a training session has come.
public enum SessionStatus: String, Codable, Sendable, CaseIterable {
    case requested, scheduled, completed, cancelled
}
