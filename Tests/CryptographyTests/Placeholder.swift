@testable import Cryptography
