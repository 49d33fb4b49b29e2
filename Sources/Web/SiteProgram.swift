import HTTP
import Kernel
import WorldModel

/// A server of the simulated web: answers what comes over one connection, its descriptor 0, and ends with it.
struct SiteProgram: Program {
    private let address: IPv4Address
    private let isSecure: Bool
    private var connection = Connection(0)
    private var reader = HTTPReader(readsResponses: false)
    /// What was received before the greeting was whole.
    private var greeting: [UInt8] = []
    private var hasGreeted = false
    private var isClosing = false

    init(_ address: IPv4Address, isSecure: Bool) {
        self.address = address
        self.isSecure = isSecure
        hasGreeted = !isSecure
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        while true {
            if let reason = connection.flush(&simulation, me) { return .wait([reason]) }
            if connection.isBroken || isClosing { return .exit(0) }
            let reason: WaitReason?
            if hasGreeted {
                reason = connection.fill(&reader, &simulation, me)
                if answer(simulation) { continue }
            } else {
                reason = connection.fill(&greeting, &simulation, me)
                if greet() { continue }
            }
            if connection.hasEnded { return .exit(0) }
            return .wait([reason].compactMap { $0 })
        }
    }

    /// Says who it is, once it was greeted. Gives whether there is something to do.
    private mutating func greet() -> Bool {
        switch SecureHello.take(from: &greeting) {
        case .incomplete: return false
        case .plain:
            // What speaks plain HTTP to this port hears so in plain HTTP.
            send(400, "text/plain", Array("The plain HTTP request was sent to HTTPS port\n".utf8))
            isClosing = true
        case .greeting:
            connection.send(SecureHello.server(certificateOf: SimulatedWeb.names(of: address)))
            reader.take(greeting)
            hasGreeted = true
        }
        return true
    }

    /// Answers the next request. Gives whether there was one.
    private mutating func answer(_ simulation: Simulation) -> Bool {
        let request: HTTPMessage?
        do {
            request = try reader.next(hasEnded: connection.hasEnded)
        } catch {
            send(400, "text/plain", Array("Bad Request\n".utf8))
            isClosing = true
            return true
        }
        guard let request else { return false }
        isClosing = !request.keepsAlive
        let host = (request["Host"] ?? "").prefix { $0 != ":" }.lowercased()
        let names = SimulatedWeb.names(of: address)
        let name = names.contains(host) ? host : names.first ?? ""
        guard let pages = SimulatedWeb.pages(of: name) else {
            send(503, "text/plain", Array(Self.notHere(name).utf8), for: request)
            return true
        }
        guard let page = pages[request.path] else {
            send(404, "text/plain", Array("Not Found\n".utf8), for: request)
            return true
        }
        guard ["GET", "HEAD"].contains(request.parts[0]) else {
            send(405, "text/plain", Array("Not Allowed\n".utf8), for: request)
            return true
        }
        send(200, page.type, page.body, for: request)
        return true
    }

    private static func notHere(_ name: String) -> String {
        "\(name) has no pages in Drydock's simulated web. http://example.com/ has.\n"
    }

    private mutating func send(_ status: Int, _ type: String, _ body: [UInt8], for request: HTTPMessage? = nil) {
        var response = HTTPMessage(startLine: "HTTP/1.1 \(status) \(HTTPMessage.reason(status))")
        response.add("Server", "nginx")
        response.add("Content-Type", type)
        response.add("Content-Length", String(body.count))
        if status == 200 { response.add("Last-Modified", HTTPDate.text(Instant(seconds: Int64(ExampleSite.modified)))) }
        response.add("Connection", isClosing ? "close" : "keep-alive")
        if request?.parts.first != "HEAD" { response.body = body }
        connection.send(response.bytes)
    }
}
