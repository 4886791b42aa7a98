@testable import Contracts
