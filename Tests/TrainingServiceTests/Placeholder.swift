@testable import TrainingService
