import WebKit

extension Problem {
    /// Whether something else filled in may do; an owner that is away, or the person's rights, are no fault of what was filled in.
    var isOfInput: Bool { [400, 409, 412, 422].contains(status) }
}
