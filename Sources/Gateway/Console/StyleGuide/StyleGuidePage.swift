import Contracts
import StaffAPI

/// Every component of the console in every state, made by the components themselves of sample data: to look at them together and in all
/// conditions, and to try them without a story around them. The demo alone serves it.
struct StyleGuidePage {
    static let path = "/styleguide"
    static let title = "Style guide"

    let viewer: Viewer
    let now: Instant

    func html() -> HTML {
        AppFrame(title: Self.title, viewer: viewer, pageScript: ConsoleScript.styleGuide).html {
            division(.class("headline")) { heading1 { Self.title } }
            for (title, content) in specimens { specimen(title, content) }
        }
    }

    private var specimens: [(title: String, content: HTML)] {
        let samples = StyleGuideSamples(now: now)
        let controls = StyleGuideControls(samples: samples, viewer: viewer)
        let lists = StyleGuideLists(samples: samples, viewer: viewer)
        let details = StyleGuideDetails(samples: samples, viewer: viewer)
        return controls.specimens + lists.specimens + details.specimens
            + StyleGuideDialogs(samples: samples, viewer: viewer).specimens
    }

    private func specimen(_ title: String, _ content: HTML) -> HTML {
        section(.class("specimen"), .label(title)) {
            heading2 { title }
            content
        }
    }
}
