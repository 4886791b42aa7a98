@testable import Database
