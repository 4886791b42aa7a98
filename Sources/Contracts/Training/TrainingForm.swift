/// What a training is for those who follow it.
public enum TrainingForm: String, Codable, Sendable, CaseIterable {
    case remote
    case onSite = "on_site"
    case course
}
