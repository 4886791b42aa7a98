/// What a part of a document is, for readers who hear it instead of seeing it: the standard structure types of ISO 32000-1, section 14.8.4.
public enum PDFTag: String, Hashable, Sendable {
    case document = "Document"
    case section = "Sect"
    case heading = "H1"
    case subheading = "H2"
    case paragraph = "P"
    case table = "Table"
    case tableRow = "TR"
    case headerCell = "TH"
    case dataCell = "TD"
    case figure = "Figure"
    /// What isn't read aloud, such as lines and page numbers.
    case artifact = "Artifact"
}
