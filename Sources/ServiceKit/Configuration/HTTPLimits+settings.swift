import HTTP
import ProcessKit

extension HTTPLimits {
    /// `HTTP_CONNECTIONS_PER_ADDRESS` and `HTTP_ANSWER_SECONDS`; what is wrong is collected in `settings`.
    init(reading settings: inout Settings) {
        self.init()
        let perAddress = "HTTP_CONNECTIONS_PER_ADDRESS"
        if settings.optionalText(perAddress) != nil {
            connectionsPerAddress = settings.integer(perAddress, in: 0...connections, default: 0)
        }
        answerSeconds = settings.integer("HTTP_ANSWER_SECONDS", in: 10...86_400, default: answerSeconds)
    }
}
