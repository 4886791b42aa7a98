@testable import Gateway
