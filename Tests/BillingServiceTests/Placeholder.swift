@testable import BillingService
