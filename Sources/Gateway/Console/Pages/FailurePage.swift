import ServiceKit

/// A page that could not be made, said in words: what happened and what to do.
struct FailurePage {
    let problem: Problem
    let viewer: Viewer?

    func html() -> HTML {
        PageFrame(title: problem.title, viewer: viewer).html {
            section(.class("failure")) {
                heading1 { problem.title }
                paragraph(.class("detail")) { ShownName.line(problem.detail) }
                paragraph { link(.href("/")) { "Usage & billing" } }
            }
        }
    }
}
