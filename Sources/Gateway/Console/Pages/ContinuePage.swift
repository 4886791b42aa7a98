import WebKit

/// Asks whether to sign in with the token that a link brought, since any page may have led here with anybody's token.
struct ContinuePage {
    let session: Session
    /// Who is signed in so far, when that is somebody else.
    let other: StaffIdentity?
    let formToken: String
    let target: ReturnTarget

    func html() -> HTML {
        PageFrame(title: "Sign in", pageScript: .signInScript).html {
            main(.id("main")) {
                section(.class("sign-in")) {
                    heading1 { "Sign in" }
                    paragraph {
                        "This link signs you in as "
                        strong { ShownName(session.identity.email).html() }
                        "."
                    }
                    if let other {
                        paragraph(.class("refusal"), Attribute("role", "alert")) {
                            "You are signed in as "
                            strong { ShownName(other.email).html() }
                            ". If you did not ask to change, do not continue."
                        }
                    }
                    form(Attribute("method", "post"), Attribute("action", "/sign-in")) {
                        input(.type("hidden"), .name("token"), .value(session.token))
                        input(.type("hidden"), .name(FormToken.fieldName), .value(formToken))
                        target.field
                        button(.class("primary")) {
                            "Continue as "
                            ShownName(session.identity.email).html()
                        }
                    }
                    paragraph(.class("instead")) {
                        link(.href(other == nil ? "/sign-in" : "/")) { other == nil ? "Use another token" : "Stay signed in as now" }
                    }
                }
            }
        }
    }
}

extension ReturnTarget {
    /// The page to come back to, as a form carries it.
    var field: HTML {
        path == "/" ? .empty : input(.type("hidden"), .name("next"), .value(path))
    }
}
