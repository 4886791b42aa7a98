@testable import Kafka
