import Contracts
import StaffAPI

/// Tables with their rows, which a narrow window makes cards of; charts; what a search has found.
struct StyleGuideLists {
    let samples: StyleGuideSamples
    let viewer: Viewer

    var specimens: [(title: String, content: HTML)] {
        [
            ("Rows of accounts", accounts), ("Rows at risk", risks),
            ("Charts", RevenueCharts(months: samples.revenue, current: month, address: RevenueAddress()).html()),
            ("What a search has found", SearchResults(text: "amelie", answer: samples.search).html()),
        ]
    }

    private var month: Month { samples.now.month }
    private var context: RowContext { samples.context(of: viewer) }

    /// The second is open; of the third the filters say that it doesn't fit.
    private var accounts: HTML {
        let rows = samples.accounts
        let open = UsageAddress.of(rows[1].accountID, in: nil, isOpen: true)
        return AccountColumns(address: UsageAddress.searching(""), context: context).table.html {
            for (index, row) in rows.enumerated() {
                AccountRows(account: row, address: index == 1 ? open : UsageAddress.searching(""), context: context).html()
            }
        }
    }

    private var risks: HTML {
        let rows = [
            samples.risk(31, .pilotHardBlock, countedSeconds: 22_000), samples.risk(32, .approachingCap, countedSeconds: 3_000),
            samples.risk(33, .recentlyDowngraded, countedSeconds: 900),
        ]
        return AtRiskRows.table(context, caption: "Samples at risk").html {
            tableBody { for risk in RiskGroup.subjects(of: rows) { AtRiskRows(risk: risk, context: context).html() } }
        }
    }
}
