import Contracts
import StaffAPI

/// The content of the page of the catalogue.
struct CataloguePage {
    let trainings: [TrainingAnswer]
    let context: RowContext

    func html() -> HTML {
        .joined([
            division(.class("headline")) {
                heading1 { ConsoleArea.trainings.title }
                division(.class("push")) { DeedButton(action: .addTraining).html() }
            }, TrainingTabs(current: .catalogue).html(), list,
        ])
    }

    /// What is read again whenever something changes.
    var list: HTML {
        section(.id("training-catalogue"), .class("results"), .label("Catalogue"), Attribute("data-live")) {
            if trainings.isEmpty {
                EmptyList(text: "The catalogue is empty.").html()
            } else {
                table.html {
                    tableBody {
                        for training in trainings {
                            table.row(
                                training, .id("training-\(training.trainingID)"), Attribute("data-row", training.trainingID.description),
                                Attribute("data-matter", training.trainingID.description),
                                Attribute("data-label", ShownName(training.title).plain))
                        }
                    }
                }
            }
        }
    }

    private var table: DataTable<TrainingAnswer> {
        DataTable(
            name: "catalogue", caption: "Trainings on offer, announced and retired",
            columns: [
                TableColumn(name: "title", title: "Training", cardLine: .first, namesRow: true) { row in
                    .joined([
                        span(.class("title")) { ShownName(row.title).html() },
                        row.mode.title == row.title ? .empty : small(.class("beside")) { row.mode.title },
                    ])
                },
                TableColumn(name: "price", title: "Price", isNumber: true, cardLine: .first) { HTML(text: Figures.money($0.priceCents)) },
                TableColumn(name: "included", title: "Included", isNumber: true) { HTML(text: Figures.count($0.includedParticipants)) },
                TableColumn(name: "extra", title: "Each extra", isNumber: true) { row in
                    row.extraPriceCents.map { HTML(text: Figures.money($0)) } ?? Nothing.html
                },
                TableColumn(name: "level", title: "Level", priority: .roomy) { row in
                    row.level.map { ShownName($0).html() } ?? Nothing.html
                },
                TableColumn(name: "duration", title: "Duration", isNumber: true, priority: .roomy) { row in
                    row.durationMinutes.map { HTML(text: Figures.hours(seconds: Int64($0) * 60)) } ?? HTML(text: "own pace")
                },
                TableColumn(name: "form", title: "Form", priority: .wide) { row in
                    row.form.map { HTML(text: $0.title) } ?? Nothing.html
                },
                TableColumn(name: "licence", title: "Licence") { row in
                    HTML(text: row.grantsLicence ? "\(LicenceGranted.daysValid) days" : "none")
                },
                TableColumn(name: "state", title: "State") { Self.state($0) },
                TableColumn(name: "menu", title: "Actions", cardLine: .first, hidesTitle: true) { row in
                    ActionMenu(
                        id: "menu-\(row.trainingID)", subject: ShownName(row.title).plain,
                        items: TrainingActions(context: context).items(for: row)
                    ).html()
                },
            ])
    }

    private static func state(_ row: TrainingAnswer) -> HTML {
        if row.retired { return span(.class("chip quiet")) { "Retired" } }
        return row.comingSoon ? span(.class("chip info")) { "Coming soon" } : span(.class("chip good")) { "On offer" }
    }
}
