@testable import PartnerService
