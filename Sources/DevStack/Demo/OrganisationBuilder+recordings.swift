import Contracts

extension OrganisationBuilder {
    mutating func addRecordings() {
        for workspace in workspaces {
            var month = max(world.firstMonth, workspace.createdAt.month)
            while month <= world.now.month {
                switch workspace.usage {
                case .unlimited(let perPerson): recordFreely(workspace, in: month, perPerson: perPerson)
                case .capped(let hours, let currentPercent):
                    let percent = month == world.now.month ? random.int(currentPercent) : percentBefore(month, of: workspace)
                    recordExactly(workspace, in: month, seconds: hours * 36 * percent)
                case .lockedSinceLastMonth(let hours):
                    let percent = month == world.now.month ? 2 : month == world.now.month.previous ? random.int(100...130) : 0
                    recordExactly(workspace, in: month, seconds: hours * 36 * percent)
                case .projectedOverCap(let hours):
                    let percent = month == world.now.month ? percentThatProjectsOverCap() : percentBefore(month, of: workspace)
                    recordExactly(workspace, in: month, seconds: hours * 36 * percent)
                }
                month = month.next
            }
        }
    }

    /// Two per cent in the first month, to try it out.
    private func percentBefore(_ month: Month, of workspace: DemoWorkspace) -> Int {
        month == max(world.firstMonth, workspace.createdAt.month) ? 2 : 0
    }

    /// Ahead of the calendar by a little, yet at least half and below the share that counts as near the cap by itself, where that is possible.
    private func percentThatProjectsOverCap() -> Int {
        let month = world.now.month
        let elapsed = world.now.milliseconds - month.start.milliseconds
        let length = month.end.milliseconds - month.start.milliseconds
        return max(52, Int(elapsed * 100 / length) + 3)
    }

    /// A team's conversations in a month, fewer in its first months and in holidays; bounded, so that a large demo fits the embedded broker.
    private mutating func recordFreely(_ workspace: DemoWorkspace, in month: Month, perPerson: ClosedRange<Int>) {
        let isQuiet = month.number == 8 || month.number == 12
        let monthsOfUse = month.index - workspace.createdAt.month.index
        let growth = min(100, 45 + monthsOfUse * 6)
        let conversations = workspace.seats * random.int(perPerson) * (isQuiet ? 40 : 100) * growth / 10_000
        for _ in 0..<min(conversations, 7) {
            guard let recordedAt = moment(of: workspace, in: month) else { return }
            recordConversation(workspace, seconds: random.int(480...5_400), at: recordedAt, mayVanish: true)
        }
    }

    /// Conversations that add up to exactly so many seconds, for tiers with a cap.
    private mutating func recordExactly(_ workspace: DemoWorkspace, in month: Month, seconds total: Int) {
        var rest = total
        while rest > 0 {
            guard let recordedAt = moment(of: workspace, in: month) else { return }
            let seconds = min(rest, random.int(600...3_000))
            recordConversation(workspace, seconds: seconds, at: recordedAt, mayVanish: false)
            rest -= seconds
        }
    }

    private mutating func moment(of workspace: DemoWorkspace, in month: Month) -> Instant? {
        let start = max(month.start, workspace.createdAt)
        let end = min(month.end, world.now)
        guard start < end else { return nil }
        let raw = random.instant(from: start, to: end).wholeSecond
        let duringTheDay = raw.duringOfficeHours
        return duringTheDay >= start && duringTheDay < end ? duringTheDay : max(raw, start)
    }

    /// Two in a hundred are deleted again some days later.
    private mutating func recordConversation(_ workspace: DemoWorkspace, seconds: Int, at recordedAt: Instant, mayVanish: Bool) {
        let conversation = ConversationRecorded(
            conversationID: random.identifier(), workspaceID: workspace.workspaceID, organisationID: organisationID,
            seconds: RecordedSeconds(seconds) ?? 0, recordedAt: recordedAt, deleted: false)
        record(conversation, at: recordedAt.adding(seconds: seconds))
        guard mayVanish, random.chance(percent: 2) else { return }
        var deletion = conversation
        deletion.deleted = true
        record(deletion, at: recordedAt.adding(days: random.int(1...20)))
    }
}

extension Instant {
    /// The same day, with the day's twenty-four hours pressed into those from eight to six.
    fileprivate var duringOfficeHours: Instant {
        let midnight = date.start
        return midnight.adding(hours: 8).adding(milliseconds: (milliseconds - midnight.milliseconds) * 10 / 24).wholeSecond
    }

    /// Recordings are told to the second.
    fileprivate var wholeSecond: Instant { Instant(milliseconds: milliseconds - milliseconds % 1_000) }
}
