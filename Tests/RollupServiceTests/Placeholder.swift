@testable import RollupService
