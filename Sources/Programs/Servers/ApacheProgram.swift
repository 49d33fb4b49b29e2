import HTTP
import Kernel
import Shell
import WorldModel

/// `httpd-foreground`: the Apache web server of the httpd image, with the files of its `htdocs`.
struct ApacheProgram: Program {
    private static let root = "/usr/local/apache2/htdocs"
    private static let configuration = "/usr/local/apache2/conf/httpd.conf"

    private var server: HTTPServer?

    func handles(_ signal: Signal) -> Bool { [.terminate, .interrupt, .windowChange, .user1].contains(signal) }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard var server else { return start(&simulation, me) }
        if let signal = simulation.takeSignal(me), signal != .user1 {
            log(
                "mpm_event:notice",
                "AH0049\(signal == .windowChange ? "2" : "1"): caught SIG\(signal.name), shutting down", &simulation, me
            )
            return .exit(0)
        }
        let reasons = server.serve(&simulation, me) { request, client, simulation in
            let response = Self.answer(request, simulation, me)
            let time = DateText.format(simulation.world.clock.now, "%d/%b/%Y:%H:%M:%S +0000")
            let size = response.body.isEmpty ? "-" : String(response.body.count)
            simulation.print(
                "\(client) - - [\(time)] \"\(request.startLine)\" \(response.status) \(size)\n", to: 1, as: me)
            return response
        }
        self.server = server
        return .wait(reasons)
    }

    private mutating func start(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let address = simulation.hostAddress(of: me)?.description ?? "127.0.1.1"
        let unnamed =
            "AH00558: httpd: Could not reliably determine the server's fully qualified domain name, using \(address). Set the 'ServerName' directive globally to suppress this message\n"
        simulation.print(unnamed, to: 2, as: me)
        simulation.print(unnamed, to: 2, as: me)
        let port = listenPort(simulation, me)
        do {
            server = try HTTPServer(port: port, &simulation, me)
        } catch {
            let code = error == .addressInUse ? "98" : "13"
            simulation.print(
                "(\(code))\(error.rawValue): AH00072: make_sock: could not bind to address 0.0.0.0:\(port)\nno listening sockets available, shutting down\nAH00015: Unable to open logs\n",
                to: 2, as: me)
            return .exit(1)
        }
        log(
            "mpm_event:notice",
            "AH00489: \(Self.name(simulation, me)) configured -- resuming normal operations", &simulation, me)
        log("core:notice", "AH00094: Command line: 'httpd -D FOREGROUND'", &simulation, me)
        return .again
    }

    /// The port of the configuration's `Listen` line.
    private func listenPort(_ simulation: Simulation, _ me: ProcessID) -> Int {
        let bytes = (try? simulation.contents(of: Self.configuration, as: me)) ?? []
        for line in LineText.string(bytes).split(separator: "\n") where line.hasPrefix("Listen ") {
            if let port = Int(line.dropFirst(7).split(separator: ":").last ?? "") { return port }
        }
        return 80
    }

    private func log(_ module: String, _ text: String, _ simulation: inout Simulation, _ me: ProcessID) {
        let time = DateText.format(simulation.world.clock.now, "%a %b %d %H:%M:%S.000000 %Y")
        let number = simulation.world.processes[me]?.localNumber ?? 1
        simulation.print("[\(time)] [\(module)] [pid \(number):tid \(number)] \(text)\n", to: 2, as: me)
    }

    private static func answer(_ request: HTTPMessage, _ simulation: Simulation, _ me: ProcessID) -> HTTPMessage {
        guard ["GET", "HEAD"].contains(request.parts.first) else {
            return page(405, "Method Not Allowed", simulation, me)
        }
        var path = String(request.parts.dropFirst().first?.prefix { $0 != "?" } ?? "/")
        guard !path.split(separator: "/").contains("..") else { return page(400, "Bad Request", simulation, me) }
        if path.hasSuffix("/") { path += "index.html" }
        guard let bytes = try? simulation.contents(of: root + path, as: me) else {
            return page(404, "Not Found", simulation, me)
        }
        var response = head("200 OK", simulation, me)
        if let status = try? simulation.status(of: root + path, as: me) {
            response.add("Last-Modified", NginxAnswer.date(status.modified))
        }
        response.add("Accept-Ranges", "bytes")
        response.add("Content-Type", NginxAnswer.type(path))
        response.body = request.parts.first == "HEAD" ? [] : bytes
        return response
    }

    /// The image says which version it has.
    private static func name(_ simulation: Simulation, _ me: ProcessID) -> String {
        "Apache/\(simulation.world.processes[me]?.environment["HTTPD_VERSION"] ?? "2.4") (Unix)"
    }

    private static func head(_ status: String, _ simulation: Simulation, _ me: ProcessID) -> HTTPMessage {
        var message = HTTPMessage(startLine: "HTTP/1.1 " + status)
        message.add("Date", NginxAnswer.date(simulation.world.clock.now.nanoseconds))
        message.add("Server", name(simulation, me))
        return message
    }

    private static func page(
        _ status: Int, _ reason: String, _ simulation: Simulation, _ me: ProcessID
    ) -> HTTPMessage {
        var message = head("\(status) \(reason)", simulation, me)
        message.add("Content-Type", "text/html; charset=iso-8859-1")
        let said =
            status == 404
            ? "<p>The requested URL was not found on this server.</p>\n" : "<p>The request cannot be met.</p>\n"
        message.body = Array(
            "<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\">\n<html><head>\n<title>\(status) \(reason)</title>\n</head><body>\n<h1>\(reason)</h1>\n\(said)</body></html>\n"
                .utf8)
        return message
    }
}
