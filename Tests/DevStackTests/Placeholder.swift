@testable import DevStack
