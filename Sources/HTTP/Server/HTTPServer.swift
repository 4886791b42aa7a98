import CMicroHTTPD
import Foundation
import Synchronization

/// An HTTP/1.1 server on libmicrohttpd: one thread moves bytes, handlers run as tasks.
public final class HTTPServer: Sendable {
    /// The library may be called from any thread; the pointer is used by `stop` alone, once, and so is the timer.
    private struct Daemon: @unchecked Sendable {
        let pointer: OpaquePointer
        let deadlines: any DispatchSourceTimer

        func stop() {
            deadlines.cancel()
            MHD_stop_daemon(pointer)
        }
    }

    /// The port that is listened on; the one given, or the system's choice when 0 was given.
    public let port: Int
    private let core: ServerCore
    private let daemon: Mutex<Daemon?>

    /// Starts to listen and to answer. `refusal` gives the form of answers to requests that no handler gets to see.
    /// Throws `HTTPServerError`.
    public init(
        host: String = "127.0.0.1", port: Int, limits: HTTPLimits = HTTPLimits(),
        refusal: @escaping @Sendable (HTTPRefusal) -> HTTPResponse = { $0.plainResponse },
        handler: @escaping @Sendable (HTTPRequest) async -> HTTPResponse
    ) throws {
        let socket = try ListeningSocket(host: host, port: port)
        let core = ServerCore(limits: limits, refuse: refusal, handler: handler)
        guard let daemon = Self.start(core, on: socket) else {
            close(socket.descriptor)
            throw HTTPServerError.cannotStart
        }
        self.port = socket.port
        self.core = core
        self.daemon = Mutex(Daemon(pointer: daemon, deadlines: core.deadlines.watch()))
    }

    private static func start(_ core: ServerCore, on socket: ListeningSocket) -> OpaquePointer? {
        // Unretained: the server object keeps the core for as long as the library may call back.
        let context = Unmanaged.passUnretained(core).toOpaque()
        return dembrane_start_daemon(
            socket.descriptor, socket.isIPv6 ? 1 : 0, stepCallback, beginCallback, keepEncodedCallback, endCallback, connectionCallback,
            context, libraryLimits(core.limits, isLoopback: socket.isLoopback)
        )
    }

    private static func libraryLimits(_ limits: HTTPLimits, isLoopback: Bool) -> dembrane_limits {
        let perAddress = limits.connectionsPerAddress ?? (isLoopback ? 0 : limits.connections / 4)
        return dembrane_limits(
            // Room for a head beyond the limit, so that it is we who refuse it; what needs still more, the library refuses in its own form.
            connection_memory_bytes: 2 * limits.headerBytes, connections: UInt32(limits.connections),
            connections_per_address: UInt32(perAddress), idle_timeout_seconds: UInt32(limits.idleTimeoutSeconds)
        )
    }

    /// Stops accepting, lets running requests finish for up to `graceSeconds`, then cuts what is left. Endless streams get no
    /// grace. Safe to call more than once.
    public func stop(graceSeconds: Double = 10) async {
        guard let daemon = takeDaemon() else { return }
        let core = core
        await OwnThread.run(named: "http-stop") {
            core.beginStopping()
            let listening = MHD_quiesce_daemon(daemon.pointer)
            if listening >= 0 { close(listening) }
            core.waitUntilIdle(seconds: graceSeconds)
            core.abortAll()
            daemon.stop()
        }
    }

    private func takeDaemon() -> Daemon? {
        daemon.withLock { daemon in
            defer { daemon = nil }
            return daemon
        }
    }

    deinit {
        guard let daemon = takeDaemon() else { return }
        core.abortAll()
        daemon.stop()
    }
}

private typealias ConnectionContext = UnsafeMutablePointer<UnsafeMutableRawPointer?>

private func core(_ context: UnsafeMutableRawPointer) -> ServerCore {
    Unmanaged<ServerCore>.fromOpaque(context).takeUnretainedValue()
}

/// The connection made here is retained until the library closes it.
private let connectionCallback: MHD_NotifyConnectionCallback = { context, connection, kept, change in
    guard let context, let connection, let kept else { return }
    let core = core(context)
    if change == dembrane_connection_started {
        let opened = ServerConnection(descriptor: dembrane_socket(connection), seconds: core.limits.headSeconds)
        core.deadlines.add(opened)
        kept.pointee = Unmanaged.passRetained(opened).toOpaque()
    } else if let known = kept.pointee {
        let closed = Unmanaged<ServerConnection>.fromOpaque(known).takeRetainedValue()
        closed.close()
        core.deadlines.remove(closed)
        kept.pointee = nil
    }
}

/// The first thing known of a request is its line; the exchange made here is retained until `endCallback`.
private let beginCallback: dembrane_uri_callback = { context, uri, connection in
    guard let context, let uri, let connection, let kept = dembrane_kept_context(connection) else { return nil }
    let known = Unmanaged<ServerConnection>.fromOpaque(kept).takeUnretainedValue()
    let exchange = Exchange(
        target: String(cString: uri), connection: known, gate: ConnectionGate(connection),
        remoteAddress: RequestHeaders.remoteAddress(of: connection)
    )
    known.begin(exchange, seconds: core(context).limits.headSeconds)
    return Unmanaged.passRetained(exchange).toOpaque()
}

private let stepCallback: MHD_AccessHandlerCallback = { context, connection, _, method, _, upload, uploadSize, request in
    guard let context, let connection, let method, let uploadSize, let exchange = request?.pointee else { return dembrane_no }
    return Unmanaged<Exchange>.fromOpaque(exchange).takeUnretainedValue().step(
        server: core(context), connection: connection, method: String(cString: method), upload: upload, uploadSize: uploadSize
    )
}

private let endCallback: MHD_RequestCompletedCallback = { context, _, request, _ in
    guard let context, let request, let exchange = request.pointee else { return }
    core(context).end(Unmanaged<Exchange>.fromOpaque(exchange).takeRetainedValue())
    request.pointee = nil
}

/// The library would decode the path itself, and leniently; ours is decoded strictly, so it stays as it came.
private let keepEncodedCallback: dembrane_unescape_callback = { _, _, text in
    text.map { strlen($0) } ?? 0
}
