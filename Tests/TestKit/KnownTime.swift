import Contracts

/// The time at which tests begin: 23 November 2026, 9:00 UTC, a Monday.
package let t0 = Instant(milliseconds: 1_795_424_400_000)
