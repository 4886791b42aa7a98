@testable import WireJSON
