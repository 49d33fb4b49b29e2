import HTTP
import Kernel
import Shell
import WorldModel

/// busybox's `httpd`: files of a folder over HTTP.
struct BusyboxHTTPD: Program {
    private let arguments: [String]
    private var server: HTTPServer?
    private var root = "."

    init(arguments: [String]) { self.arguments = arguments }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard var server else { return start(&simulation, me) }
        let root = root
        let reasons = server.serve(&simulation, me) { request, _, simulation in
            Self.answer(request, root, simulation, me)
        }
        self.server = server
        return .wait(reasons)
    }

    private mutating func start(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let options = ParsedOptions(
            Array(arguments.dropFirst()), OptionSpec("fiv", values: "pucrhde"))
        let place = options.value("p") ?? "80"
        let port = Int(place.split(separator: ":").last ?? "80") ?? 80
        let address = place.contains(":") ? IPv4Address(place.prefix { $0 != ":" }) ?? .any : .any
        root = options.value("h") ?? "."
        guard simulation.isDirectory(root, as: me) else {
            simulation.print("httpd: can't change directory to '\(root)': No such file or directory\n", to: 2, as: me)
            return .exit(1)
        }
        // Without -f it goes to the background.
        if !options.has("f") {
            let daemon = BusyboxHTTPD(arguments: [arguments[0], "-f", "-p", place, "-h", root])
            if let child = simulation.fork(me, as: daemon) {
                simulation.world.processes.table[child]?.arguments = arguments
            }
            return .exit(0)
        }
        do {
            server = try HTTPServer(at: address, port: port, &simulation, me)
            return .again
        } catch {
            simulation.print("httpd: bind: \(error.rawValue)\n", to: 2, as: me)
            return .exit(1)
        }
    }

    private static func answer(
        _ request: HTTPMessage, _ root: String, _ simulation: Simulation, _ me: ProcessID
    ) -> HTTPMessage {
        let words = request.parts
        guard ["GET", "HEAD"].contains(words.first) else { return page(501, "501 Not Implemented") }
        var path = String(words.dropFirst().first?.prefix { $0 != "?" } ?? "/")
        guard !path.split(separator: "/").contains("..") else { return page(400, "400 Bad Request") }
        if path.hasSuffix("/") { path += "index.html" }
        guard let bytes = try? simulation.contents(of: root + path, as: me) else { return page(404, "404 Not Found") }
        var response = HTTPMessage(startLine: "HTTP/1.1 200 OK")
        response.add("Date", NginxAnswer.date(simulation.world.clock.now.nanoseconds))
        response.add("Connection", "close")
        response.add("Content-type", NginxAnswer.type(path))
        response.body = bytes
        return response
    }

    private static func page(_ status: Int, _ title: String) -> HTTPMessage {
        var response = HTTPMessage(startLine: "HTTP/1.1 \(title)")
        response.add("Connection", "close")
        response.add("Content-type", "text/html; charset=utf-8")
        let reason = status == 404 ? "The requested URL was not found" : "The request could not be answered"
        response.body = Array(
            "<HTML><HEAD><TITLE>\(title)</TITLE></HEAD>\n<BODY><H1>\(title)</H1>\n\(reason)\n</BODY></HTML>\n".utf8)
        return response
    }
}
