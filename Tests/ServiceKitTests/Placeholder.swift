@testable import ServiceKit
