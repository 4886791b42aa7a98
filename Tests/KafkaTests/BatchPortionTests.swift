import Testing

@testable import Kafka

@Suite struct BatchPortionTests {
    /// Sixteen messages of an unknown size come first; then as many as fit into the 16 MiB of a batch if the rest are alike.
    @Test(arguments: [
        (0, 0, 16), (1, 900_000, 16), (16, 16 * 900_000, 2), (18, 18 * 900_000, 1), (16, 16 * 120, 1_000), (1_016, 1_016 * 1_000, 1_000),
        (10_016, 16_700_000, 46), (16, 0, 1_000),
    ])
    func largeMessagesAreTakenFewAtATime(taken: Int, bytes: Int, next: Int) {
        #expect(KafkaConsumer.portion(after: taken, bytes: bytes) == next)
    }
}
