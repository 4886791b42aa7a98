import WebKit

/// A page that could not be made, said in words: what happened and what to do. Whoever is signed in keeps navigation and search.
struct FailurePage {
    let problem: Problem
    let viewer: Viewer?
    /// The address that was asked for, to try it once more.
    let path: String

    func html() -> HTML {
        if let viewer { return AppFrame(title: problem.title, viewer: viewer).html { message } }
        return PageFrame(title: problem.title).html { main(.id("main")) { message } }
    }

    var message: HTML {
        section(.class("failure")) {
            heading1 { problem.title }
            paragraph(.class("detail")) { ShownName.line(Sentence.whole(problem.detail)) }
            paragraph {
                if problem.status >= 500 {
                    link(.href(path)) { "Try again" }
                    " · "
                }
                link(.href(ConsoleArea.usage.path)) { "Go to \(ConsoleArea.usage.title)" }
            }
        }
    }
}
