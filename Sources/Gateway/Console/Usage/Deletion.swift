/// What has been recorded and deleted since, which still counts towards the cap.
enum Deletion {
    /// Nil where nothing was.
    static func inWords(seconds: Int64?) -> String? {
        guard let seconds, seconds > 0 else { return nil }
        return "\(Figures.hours(seconds: seconds)) deleted since"
    }
}
