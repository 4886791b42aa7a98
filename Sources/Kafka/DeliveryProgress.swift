/// The answers for the records that are under way.
///
/// `@unchecked Sendable`: only the producer's thread touches it. Delivery reports arrive inside its polls, on the same thread.
final class DeliveryProgress: @unchecked Sendable {
    private(set) var deliveries: [KafkaDelivery] = []
    /// Records handed to the client whose report has not come yet.
    private(set) var outstanding = 0
    private(set) var hasFailure = false

    /// Until told otherwise, a record was not sent.
    func begin(count: Int) {
        deliveries = Array(repeating: .failed(.notSent), count: count)
        outstanding = 0
        hasFailure = false
    }

    func handedOver() {
        outstanding += 1
    }

    func refuse(_ index: Int, _ error: KafkaError) {
        deliveries[index] = .failed(error)
        hasFailure = true
    }

    func report(_ index: Int, _ delivery: KafkaDelivery) {
        outstanding -= 1
        deliveries[index] = delivery
        if delivery.error != nil { hasFailure = true }
    }

    /// Records that were taken back may or may not have reached a broker: says so, and why.
    func explainTimeout(_ cause: KafkaError?) {
        let reason = cause.map { "; last trouble: \($0.message)" } ?? ""
        let timeout = KafkaDelivery.failed(KafkaError(.messageTimedOut, message: "Not acknowledged in time\(reason)"))
        for index in deliveries.indices where deliveries[index].error?.code.isPurged == true {
            deliveries[index] = timeout
        }
    }
}
