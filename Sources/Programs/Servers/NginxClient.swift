import HTTP
import Kernel
import Shell
import WorldModel

/// One client of nginx: its connection, and the server that a request is passed on to.
struct NginxClient: Equatable {
    var connection: Connection
    private let port: Int
    private let version: String
    private var reader = HTTPReader(readsResponses: false)
    private var isClosing = false
    private var upstream: Upstream?

    private struct Upstream: Equatable {
        var connection: Connection
        var reader = HTTPReader(readsResponses: true)
        var request: HTTPMessage
    }

    init(_ connection: Connection, port: Int, version: String) {
        self.connection = connection
        self.version = version
        self.port = port
    }

    /// Does what can be done. Gives what to wait for, `nil` when the connection is over.
    mutating func advance(
        _ servers: [NginxConfiguration.Server], _ upstreams: inout NginxUpstreams, _ simulation: inout Simulation,
        _ me: ProcessID
    ) -> [WaitReason]? {
        var reasons: [WaitReason] = []
        while true {
            if let reason = connection.flush(&simulation, me) { return [reason] }
            if connection.isBroken || isClosing { return nil }
            if upstream != nil {
                if let waits = passOn(&simulation, me) { return waits }
                continue
            }
            if let reason = connection.fill(&reader, &simulation, me) { reasons = [reason] }
            do throws(HTTPReader.Malformed) {
                guard let request = try reader.next(hasEnded: connection.hasEnded) else {
                    return connection.hasEnded ? nil : reasons
                }
                answer(request, servers, &upstreams, &simulation, me)
            } catch {
                let request = HTTPMessage(startLine: LineText.string(reader.buffer.prefix { $0 != 0x0A && $0 != 0x0D }))
                reply(NginxAnswer.page(400, version: version), to: request, &simulation, me)
                isClosing = true
            }
        }
    }

    private mutating func answer(
        _ request: HTTPMessage, _ servers: [NginxConfiguration.Server], _ upstreams: inout NginxUpstreams,
        _ simulation: inout Simulation, _ me: ProcessID
    ) {
        let host = (request["Host"] ?? "").prefix { $0 != ":" }
        let candidates = servers.filter { $0.ports.contains(port) }
        guard let server = candidates.first(where: { $0.names.contains(String(host)) }) ?? candidates.first else {
            return
        }
        var handler = NginxAnswer(server: server, request: request, port: port, me: me, version: version)
        handler.client = connection.peer(simulation, me).description
        switch handler.outcome(&simulation) {
        case .response(let response): reply(response, to: request, &simulation, me)
        case .proxy(let address, let forwarded):
            guard let number = upstreams.connect(to: address, &simulation, me) else {
                let text =
                    "connect() failed (111: Connection refused) while connecting to upstream, client: \(handler.client), "
                    + "server: \(server.names.first ?? ""), request: \"\(request.startLine)\", upstream: \"\(address.text)\", host: \"\(request["Host"] ?? "")\""
                handler.logError(text, &simulation)
                reply(handler.failure(502, &simulation), to: request, &simulation, me)
                return
            }
            var state = Upstream(connection: Connection(number), request: request)
            state.reader.expectsNoBody = request.parts.first == "HEAD"
            state.connection.send(forwarded.bytes)
            upstream = state
        }
    }

    /// Moves a request and its response between the two connections.
    private mutating func passOn(_ simulation: inout Simulation, _ me: ProcessID) -> [WaitReason]? {
        guard var state = upstream else { return nil }
        var reasons: [WaitReason] = []
        if let reason = state.connection.flush(&simulation, me) { reasons.append(reason) }
        if let reason = state.connection.fill(&state.reader, &simulation, me) { reasons.append(reason) }
        upstream = state
        let found = try? state.reader.next(hasEnded: state.connection.hasEnded)
        upstream?.reader = state.reader
        guard
            let response = found
                ?? (state.connection.hasEnded || state.connection.isBroken
                    ? NginxAnswer.page(502, version: version) : nil)
        else { return reasons }
        simulation.close(state.connection.descriptor, of: me)
        upstream = nil
        var answer = HTTPMessage(startLine: "HTTP/1.1 \(response.status) \(response.parts.dropFirst(2).first ?? "")")
        answer.headers = response.headers.filter {
            !["connection", "server", "date", "content-length", "transfer-encoding"].contains($0.name.lowercased())
        }
        answer.body = response.body
        reply(answer, to: state.request, &simulation, me)
        return nil
    }

    private mutating func reply(
        _ response: HTTPMessage, to request: HTTPMessage, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        var full = HTTPMessage(startLine: response.startLine)
        full.add("Server", "nginx/\(version)")
        full.add("Date", NginxAnswer.date(simulation.world.clock.now.nanoseconds))
        full.headers += response.headers.filter { $0.name == "Content-Type" }
        let length = response["Content-Length"] ?? String(response.body.count)
        if response.status != 304 && response.status != 204 { full.add("Content-Length", length) }
        full.headers += response.headers.filter { $0.name == "Last-Modified" || $0.name == "Location" }
        let keepsAlive = request.keepsAlive && response.status != 400
        full.add("Connection", keepsAlive ? "keep-alive" : "close")
        full.headers += response.headers.filter {
            !["Content-Type", "Content-Length", "Last-Modified", "Location"].contains($0.name)
        }
        if request.parts.first != "HEAD" { full.body = response.body }
        connection.send(full.bytes)
        if !keepsAlive { isClosing = true }
        let time = DateText.format(simulation.world.clock.now, "%d/%b/%Y:%H:%M:%S +0000")
        let line =
            "\(connection.peer(simulation, me)) - - [\(time)] \"\(request.startLine)\" \(response.status) \(full.body.count) "
            + "\"\(request["Referer"] ?? "-")\" \"\(request["User-Agent"] ?? "-")\" \"\(request["X-Forwarded-For"] ?? "-")\"\n"
        NginxLog.append(line, to: "/var/log/nginx/access.log", &simulation, me)
    }
}
