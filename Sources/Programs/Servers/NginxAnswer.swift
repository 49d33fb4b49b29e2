import FileTrees
import HTTP
import Kernel
import Shell
import WorldModel

/// Finds nginx's answer to one request.
struct NginxAnswer {
    let server: NginxConfiguration.Server
    let request: HTTPMessage
    let port: Int
    let me: ProcessID
    /// nginx's own version.
    let version: String
    var client = ""
    private var errorDepth = 0

    enum Outcome {
        case response(HTTPMessage)
        case proxy(WebAddress, HTTPMessage)
    }

    init(server: NginxConfiguration.Server, request: HTTPMessage, port: Int, me: ProcessID, version: String) {
        self.server = server
        self.version = version
        self.request = request
        self.port = port
        self.me = me
    }

    static func date(_ nanoseconds: Int64) -> String {
        HTTPDate.text(Instant(nanoseconds: nanoseconds))
    }

    /// The page that nginx makes itself.
    static func page(_ status: Int, version: String) -> HTTPMessage {
        let reason = HTTPMessage.reason(status)
        var message = HTTPMessage(startLine: "HTTP/1.1 \(status) \(status == 404 ? "Not Found" : reason)")
        message.add("Content-Type", "text/html")
        let title = "\(status) \(reason)"
        message.body = Array(
            "<html>\r\n<head><title>\(title)</title></head>\r\n<body>\r\n<center><h1>\(title)</h1></center>\r\n<hr><center>nginx/\(version)</center>\r\n</body>\r\n</html>\r\n"
                .utf8)
        return message
    }

    private func page(_ status: Int) -> HTTPMessage { Self.page(status, version: version) }

    func logError(_ text: String, _ simulation: inout Simulation) {
        let time = DateText.format(simulation.world.clock.now, "%Y/%m/%d %H:%M:%S")
        NginxLog.append("\(time) [error] 29#29: *1 \(text)\n", to: "/var/log/nginx/error.log", &simulation, me)
    }

    mutating func outcome(_ simulation: inout Simulation) -> Outcome {
        let target = request.parts.count > 1 ? request.parts[1] : "/"
        let path = Self.decoded(String(target.prefix { $0 != "?" }))
        return outcome(
            path, PathText.normal(path, from: "/") + (path.count > 1 && path.hasSuffix("/") ? "/" : ""), &simulation)
    }

    private static func decoded(_ path: String) -> String {
        var out: [UInt8] = []
        var rest = Array(path.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == 0x25, rest.count >= 2, let value = UInt8(LineText.string(rest.prefix(2)), radix: 16) {
                out.append(value)
                rest = rest.dropFirst(2)
            } else {
                out.append(byte)
            }
        }
        return LineText.string(out)
    }

    private mutating func outcome(_ original: String, _ path: String, _ simulation: inout Simulation) -> Outcome {
        let location = location(path)
        let settings = location?.settings ?? .init()
        if let answer = settings.answer ?? server.settings.answer {
            return .response(fixed(answer, settings, &simulation))
        }
        if let proxy = settings.proxy, let address = WebAddress(proxy) {
            return .proxy(address, forwarded(address, proxy, location?.path ?? "/"))
        }
        guard let tries = settings.tries ?? (location == nil ? server.settings.tries : nil), let last = tries.last
        else {
            return .response(file(path, location, &simulation))
        }
        for candidate in tries.dropLast() {
            let name = candidate.replacing("$uri", with: path)
            let isDirectory = name.hasSuffix("/")
            let full = filePath(name, location)
            if simulation.exists(full, as: me), simulation.isDirectory(full, as: me) == isDirectory {
                return .response(file(name, location, &simulation))
            }
        }
        errorDepth += 1
        if last.hasPrefix("="), let status = Int(last.dropFirst()) { return .response(failure(status, &simulation)) }
        guard errorDepth < 8 else { return .response(failure(500, &simulation)) }
        return outcome(original, last.replacing("$uri", with: path).prefix { $0 != "?" }.description, &simulation)
    }

    private func location(_ path: String) -> NginxConfiguration.Location? {
        if let exact = server.locations.first(where: { $0.kind == .exact && $0.path == path }) { return exact }
        let prefixes = server.locations.filter {
            ($0.kind == .prefix || $0.kind == .strongPrefix) && path.hasPrefix($0.path)
        }
        let best = prefixes.max { $0.path.count < $1.path.count }
        if best?.kind == .strongPrefix { return best }
        for location in server.locations {
            guard case .pattern(let ignoresCase) = location.kind,
                let expression = try? RegularExpression(location.path, isExtended: true, ignoresCase: ignoresCase)
            else { continue }
            if expression.matches(Array(path.utf8)) { return location }
        }
        return best
    }

    private func fixed(
        _ answer: (status: Int, text: String), _ settings: NginxConfiguration.Settings, _ simulation: inout Simulation
    ) -> HTTPMessage {
        let variables = NginxVariables(
            request: request, serverName: server.names.first ?? "", port: port, client: client,
            hostname: simulation.machineName(of: me))
        let text = variables.expanded(answer.text)
        if (300..<400).contains(answer.status), !text.isEmpty {
            var message = page(answer.status)
            message.add("Location", text.hasPrefix("/") ? "http://\(request["Host"] ?? "localhost")\(text)" : text)
            return message
        }
        if text.isEmpty, answer.status >= 400 {
            return page(answer.status)
        }
        var message = HTTPMessage(startLine: "HTTP/1.1 \(answer.status) \(HTTPMessage.reason(answer.status))")
        message.add("Content-Type", settings.contentType ?? server.settings.contentType ?? "application/octet-stream")
        message.headers += settings.headers.filter { $0.name.lowercased() != "content-type" }
        message.body = Array(text.utf8)
        return message
    }

    private func forwarded(_ address: WebAddress, _ proxy: String, _ prefix: String) -> HTTPMessage {
        var target = request.parts.count > 1 ? request.parts[1] : "/"
        let hasPath = proxy.drop { $0 != ":" }.dropFirst(3).contains("/")
        if hasPath, target.hasPrefix(prefix) { target = address.path + target.dropFirst(prefix.count) }
        var message = HTTPMessage(startLine: "\(request.parts.first ?? "GET") \(target) HTTP/1.0")
        message.add("Host", address.hostHeader)
        message.add("Connection", "close")
        message.headers += request.headers.filter { !["host", "connection"].contains($0.name.lowercased()) }
        message.body = request.body
        return message
    }

    private func filePath(_ path: String, _ location: NginxConfiguration.Location?) -> String {
        if let alias = location?.settings.alias, let prefix = location?.path {
            return alias + path.dropFirst(prefix.count)
        }
        return (location?.settings.root ?? server.settings.root ?? "/etc/nginx/html") + path
    }

    private mutating func file(
        _ path: String, _ location: NginxConfiguration.Location?, _ simulation: inout Simulation
    ) -> HTTPMessage {
        guard ["GET", "HEAD"].contains(request.parts.first ?? "") else { return failure(405, &simulation) }
        var full = filePath(path, location)
        if simulation.isDirectory(full, as: me) {
            guard path.hasSuffix("/") else {
                var message = page(301)
                message.add("Location", "http://\(request["Host"] ?? "localhost")\(path)/")
                return message
            }
            let names = location?.settings.index ?? server.settings.index ?? ["index.html"]
            guard let index = names.first(where: { simulation.exists(full + $0, as: me) }) else {
                complain("directory index of \"\(full)\" is forbidden", &simulation)
                return failure(403, &simulation)
            }
            full += index
        }
        do {
            let bytes = try simulation.contents(of: full, as: me)
            let modified = (try simulation.status(of: full, as: me)).modified
            let seconds = Instant(nanoseconds: modified).seconds
            let tag = "\"\(String(seconds, radix: 16))-\(String(bytes.count, radix: 16))\""
            var message = HTTPMessage(
                startLine: request["If-None-Match"] == tag ? "HTTP/1.1 304 Not Modified" : "HTTP/1.1 200 OK")
            message.add("Content-Type", Self.type(full))
            message.add("Last-Modified", Self.date(modified))
            message.add("ETag", tag)
            message.add("Accept-Ranges", "bytes")
            message.headers += server.settings.headers + (location?.settings.headers ?? [])
            if message.status == 200 { message.body = bytes }
            return message
        } catch {
            complain(
                "open() \"\(full)\" failed (\(error == .accessDenied ? "13" : "2"): \(error.rawValue))", &simulation)
            return failure(error == .accessDenied ? 403 : 404, &simulation)
        }
    }

    private func complain(_ text: String, _ simulation: inout Simulation) {
        logError(
            "\(text), client: \(client), server: \(server.names.first ?? ""), request: \"\(request.startLine)\", host: \"\(request["Host"] ?? "")\"",
            &simulation)
    }

    /// The answer to a request that cannot be served: the configured page or nginx's own.
    mutating func failure(_ status: Int, _ simulation: inout Simulation) -> HTTPMessage {
        guard let path = server.settings.errorPages[status], path.hasPrefix("/") else { return page(status) }
        let full = filePath(path, location(path))
        guard let bytes = try? simulation.contents(of: full, as: me) else { return page(status) }
        var message = HTTPMessage(startLine: "HTTP/1.1 \(status) \(HTTPMessage.reason(status))")
        message.add("Content-Type", Self.type(full))
        message.body = bytes
        return message
    }

    static func type(_ path: String) -> String {
        let types = [
            "html": "text/html", "htm": "text/html", "css": "text/css", "js": "application/javascript",
            "json": "application/json", "txt": "text/plain", "xml": "text/xml", "png": "image/png", "jpg": "image/jpeg",
            "jpeg": "image/jpeg", "gif": "image/gif", "svg": "image/svg+xml", "ico": "image/x-icon",
            "pdf": "application/pdf",
            "woff2": "font/woff2", "wasm": "application/wasm", "zip": "application/zip",
        ]
        let name = PathText.baseName(path)
        guard let dot = name.lastIndex(of: ".") else { return "application/octet-stream" }
        return types[name[name.index(after: dot)...].lowercased()] ?? "application/octet-stream"
    }
}
