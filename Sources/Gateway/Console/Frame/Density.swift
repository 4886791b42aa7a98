/// How close the rows of lists stand.
enum Density: String, PagePreference {
    case comfortable, compact

    static let name = "density"
    static let legend = "Rows"
    static let standard = Density.comfortable

    var title: String {
        switch self {
        case .comfortable: "Comfortable"
        case .compact: "Compact"
        }
    }
}
