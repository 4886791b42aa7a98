import CMicroHTTPD
import Foundation

/// Copies what the library knows of a connection into values of ours.
enum RequestHeaders {
    static func read(from connection: OpaquePointer) -> HTTPHeaders {
        var headers = HTTPHeaders()
        withUnsafeMutablePointer(to: &headers) { headers in
            _ = MHD_get_connection_values(
                connection, dembrane_header_kind,
                { context, _, name, value in
                    guard let headers = context?.assumingMemoryBound(to: HTTPHeaders.self), let name else { return dembrane_yes }
                    headers.pointee.add(String(cString: name), value.map { String(cString: $0) } ?? "")
                    return dembrane_yes
                }, headers)
        }
        return headers
    }

    static func remoteAddress(of connection: OpaquePointer) -> String {
        guard let address = dembrane_client_address(connection) else { return "" }
        let isIPv6 = address.pointee.sa_family == sa_family_t(AF_INET6)
        let length = isIPv6 ? MemoryLayout<sockaddr_in6>.size : MemoryLayout<sockaddr_in>.size
        var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        guard getnameinfo(address, socklen_t(length), &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0 else { return "" }
        return text.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }
}
