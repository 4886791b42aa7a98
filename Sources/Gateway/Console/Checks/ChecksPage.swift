import Contracts
import StaffAPI

/// The content of the page of checks: what the last run of each service found.
struct ChecksPage {
    let services: [CheckedService]
    let viewer: Viewer

    func html() -> HTML {
        .joined([
            division(.class("headline")) { heading1 { ChecksFeature.area.title } }, checkNow,
            division(.class("checks")) { for service in services { html(of: service) } },
        ])
    }

    private var checkNow: HTML {
        form(Attribute("method", "post"), Attribute("action", ChecksFeature.area.path)) {
            input(.type("hidden"), .name(FormToken.fieldName), .value(viewer.formToken))
            paragraph {
                "Every service checks itself each night. Differences are told and never mended here: an operator looks for their cause."
            }
            button(.class("plain")) { "Check now" }
        }
    }

    private func html(of service: CheckedService) -> HTML {
        section(.id("checks-\(service.service.text)"), .class("card"), .label(title(of: service))) {
            heading2 { title(of: service) }
            if let reason = service.unavailable { Banner(text: reason).html() }
            if let since = service.runningSince {
                Banner(text: "A run goes on since \(Figures.moment(since)). Read this page again in a while.").html()
            }
            if let report = service.report {
                paragraph { "Checked \(Figures.moment(report.finishedAt)), took \(duration(of: report))." }
                if report.checks.isEmpty { paragraph { "It has nothing to check." } }
                unorderedList(.class("plain-list")) { for check in report.checks { listItem { html(of: check) } } }
            }
            if service.report == nil, service.unavailable == nil { paragraph { "Not checked yet." } }
        }
    }

    @HTMLBuilder private func html(of check: CheckResult) -> HTML {
        paragraph {
            strong { check.name }
            " "
            span(.class(check.holdsTrue ? "chip" : "chip warn")) { check.outcome { Figures.count($0) } }
            " "
            small { check.holds }
        }
        if !check.differences.isEmpty {
            unorderedList {
                for difference in check.differences { listItem { html(of: difference) } }
                if check.differenceCount > check.differences.count {
                    listItem { "and \(Figures.count(check.differenceCount - check.differences.count)) more" }
                }
            }
        }
        for note in check.notes ?? [] { paragraph(.class("note")) { note } }
    }

    @HTMLBuilder private func html(of difference: CheckDifference) -> HTML {
        if let account = difference.accountID {
            link(.href(ConsolePath.account(account))) { "Account \(account)" }
            ", "
        }
        if let workspace = difference.workspaceID {
            link(.href(ConsolePath.workspace(workspace))) { "Workspace \(workspace)" }
            ", "
        }
        "\(difference.figure): expected \(difference.expected), found \(difference.found)"
    }

    private func title(of service: CheckedService) -> String {
        Owner(rawValue: service.service.text)?.title ?? Sentence.beginning(service.service.text)
    }

    private func duration(of report: CheckReport) -> String {
        "\(Figures.count((report.finishedAt.milliseconds - report.startedAt.milliseconds + 999) / 1_000)) s"
    }
}
