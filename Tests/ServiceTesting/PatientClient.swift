import HTTP

/// A client with time enough to connect on a machine that is busy with other tests.
package func patientClient() throws -> HTTPClient {
    try HTTPClient(limits: HTTPClientLimits(connectTimeoutSeconds: 180))
}
