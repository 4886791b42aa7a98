import CMicroHTTPD

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
        dembrane_client_address(connection).flatMap { NumericAddress.text($0) } ?? ""
    }
}
