extension String {
    private static let subjectNameMaximum = 120

    /// A name of somebody else's making in one line, and not too long for a subject.
    public var inSubjectLine: String {
        let scalars = unicodeScalars.prefix(Self.subjectNameMaximum).map { scalar -> Unicode.Scalar in
            scalar.properties.isWhitespace || scalar.properties.generalCategory == .control ? " " : scalar
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
