import Contracts
import Database
import EventKit

/// What users have answered about their work, by the newest answer of each in each organisation.
struct OnboardingAnswers: Projection {
    let name = "onboarding-answers"
    let tables = ["onboarding_answers"]
    let migrations = [
        Migration(
            "onboarding-answers",
            """
            CREATE TABLE onboarding_answers (
                organisation_id BLOB NOT NULL CHECK (length(organisation_id) = 16),
                user_id BLOB NOT NULL CHECK (length(user_id) = 16),
                high_risk INTEGER NOT NULL CHECK (high_risk IN (0, 1)),
                fact_at INTEGER NOT NULL,
                fact_nanoseconds INTEGER NOT NULL CHECK (fact_nanoseconds BETWEEN 0 AND 999999),
                fact_id TEXT NOT NULL,
                PRIMARY KEY (organisation_id, user_id)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX onboarding_at_risk ON onboarding_answers (fact_at, user_id, organisation_id) WHERE high_risk;
            """)
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let fact = try event.decode(OnboardingAnswered.self) else { continue }
            try work.connection.execute(
                """
                INSERT INTO onboarding_answers VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (organisation_id, user_id) DO UPDATE SET high_risk = excluded.high_risk, fact_at = excluded.fact_at,
                    fact_nanoseconds = excluded.fact_nanoseconds, fact_id = excluded.fact_id
                WHERE (excluded.fact_at, excluded.fact_nanoseconds, excluded.fact_id) > (fact_at, fact_nanoseconds, fact_id)
                """,
                [
                    fact.organisationID.sqlValue, fact.userID.sqlValue, fact.highRisk.sqlValue, event.time.sqlValue,
                    event.timeNanoseconds.sqlValue, .text(event.id),
                ])
        }
    }
}
