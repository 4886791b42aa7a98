/// Why the stack can't be started, each in one line that says what to do about it.
enum StackError: Error, Equatable, CustomStringConvertible {
    case noFreePort(String)
    case dataDirectory(String)
    case noKafkaScript(path: String)
    case kafkaScript(String)
    case noJava
    case portTaken(String, Int, String)
    case notReady(service: String, seconds: Int, lastAnswer: String)
    case demo(String)

    var description: String {
        switch self {
        case .noFreePort(let reason): "there is no free port on 127.0.0.1: \(reason)"
        case .dataDirectory(let reason): "the data folder can't be used: \(reason)"
        case .noKafkaScript(let path): "there is no \(path); --kafka-home names a folder with kafka.sh and Apache Kafka's jars"
        case .kafkaScript(let reason): "Apache Kafka did not start: \(reason)"
        case .noJava: "Apache Kafka needs Java 17 or newer, and there is no java in PATH: apt-get install default-jre-headless"
        case .portTaken(let who, let port, let reason): "\(who) can't listen on port \(port): \(reason)"
        case .notReady(let service, let seconds, let lastAnswer):
            "\(service) was not ready within \(seconds) s; it last said: \(lastAnswer)"
        case .demo(let reason): "the demo can't be put in: \(reason)"
        }
    }
}
