import FileTrees
import HTTP
import Kernel
import Shell
import WorldModel

/// `curl` and `wget`
struct HTTPClient: Program {
    enum Tool: Equatable { case curl, wget, busyboxWget }

    let tool: Tool
    let options: ParsedOptions
    var pending: [Transfer]
    /// What is fetched at present.
    var transfer = Transfer("")
    var address: WebAddress?
    /// What `curl` sends besides addresses, once its files are read.
    var curl = CurlState()
    var connection: Connection?
    private var reader = HTTPReader(readsResponses: true)
    var outbox = Outbox()
    private var deadline: Instant?
    var redirects = 0
    /// The method that a redirection turned the request's into.
    var method: String?
    var status: Int32 = 0
    private var retriesLeft = 0
    private var pauseUntil: Instant?

    private static let wgetSpec = OptionSpec(
        "qScvnrkV", values: "OTtPUe",
        long:
            "quiet=q server-response=S spider output-document:=O timeout:=T tries:=t directory-prefix:=P header: post-data: "
            + "no-check-certificate user-agent:=U no-verbose continue=c version=V")

    init(curl arguments: [String]) {
        tool = .curl
        options = ParsedOptions(Array(arguments.dropFirst()), Self.curlSpec)
        pending = []
        retriesLeft = options.number("retry") ?? 0
    }

    init(wget arguments: [String], isBusybox: Bool) {
        tool = isBusybox ? .busyboxWget : .wget
        options = ParsedOptions(Array(arguments.dropFirst()).map { $0 == "-nv" ? "--no-verbose" : $0 }, Self.wgetSpec)
        pending = options.operands.map { Transfer($0) }
    }

    /// An address to fetch.
    struct Transfer: Equatable {
        var text: String
        /// Where what comes is written; `nil` for standard output.
        var output: String?
        /// What `#1`, `#2` … in the output's name stand for.
        var matches: [String] = []
        /// Whether the output has the address's own name.
        var keepsName = false

        init(_ text: String) { self.text = text }
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if let step = outbox.flush(&simulation, me) { return step }
        if let until = pauseUntil {
            guard simulation.world.clock.now >= until else { return .wait([.time(until)]) }
            pauseUntil = nil
        }
        if let failure = options.failure { return complainOfOptions(failure, &simulation, me) }
        if options.has("V"), tool != .busyboxWget {
            simulation.print(Self.version(tool), as: me)
            return .exit(0)
        }
        if tool == .curl, !curl.isReady {
            return prepareCurl(&simulation, me)
        }
        guard address != nil else {
            guard !pending.isEmpty else {
                if options.operands.isEmpty, options.values("url").isEmpty {
                    return complainOfNoAddress(&simulation, me)
                }
                return tool == .curl ? endCurl(&simulation, me) : .exit(status)
            }
            transfer = pending.removeFirst()
            return begin(&simulation, me)
        }
        if connection == nil { return open(&simulation, me) }
        return receive(&simulation, me)
    }

    /// Takes the address of the present transfer apart.
    private mutating func begin(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let text = transfer.text
        (redirects, method) = (0, nil)
        guard var parsed = WebAddress(text), parsed.scheme == "http" || parsed.isSecure, !text.contains(" ") else {
            let scheme = text.prefix { $0 != ":" }
            guard !text.contains("://") || WebAddress(text) == nil || text.contains(" ") else {
                return fail(1, "Protocol \"\(scheme)\" not supported", &simulation, me)
            }
            let place = (text.firstRange(of: "://").map { text[$0.upperBound...] } ?? text[...]).prefix { $0 != "/" }
            let isPort = place.split(separator: ":").count == 2 && !text.contains(" ")
            return fail(
                3,
                isPort
                    ? "URL rejected: Port number was not a decimal number between 0 and 65535"
                    : "URL rejected: Malformed input to a URL function", &simulation, me)
        }
        if tool == .curl { completeAddress(&parsed) }
        address = parsed
        return .again
    }

    private static func version(_ tool: Tool) -> String {
        tool == .curl
            ? "curl 8.14.1 (x86_64-pc-linux-gnu) libcurl/8.14.1\nRelease-Date: 2025-06-04\nProtocols: http https\n"
            : "GNU Wget 1.21.3 built on linux-gnu.\n"
    }

    func say(_ text: String, _ simulation: inout Simulation, _ me: ProcessID) {
        simulation.print(text, to: 2, as: me)
    }

    private func complainOfOptions(
        _ failure: ParsedOptions.Failure, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        let name = tool == .curl ? "curl" : "wget"
        let option: String =
            switch failure {
            case .unknownLetter(let letter), .missingValue(let letter): "-\(letter)"
            case .unknownName(let name), .missingLongValue(let name): name
            }
        if tool == .curl {
            let isMissing =
                if case .missingValue = failure { true } else if case .missingLongValue = failure { true } else {
                    false
                }
            say(
                "curl: option \(option): \(isMissing ? "requires parameter" : "is unknown")\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
                &simulation, me)
        } else {
            say(
                tool == .wget
                    ? "wget: unrecognized option '\(option)'\n"
                    : "wget: unrecognized option: \(option.drop { $0 == "-" })\n", &simulation, me)
        }
        _ = name
        return .exit(tool == .busyboxWget ? 1 : 2)
    }

    private func complainOfNoAddress(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        switch tool {
        case .curl: say("curl: try 'curl --help' or 'curl --manual' for more information\n", &simulation, me)
        case .wget:
            say(
                "wget: missing URL\nUsage: wget [OPTION]... [URL]...\n\nTry `wget --help' for more options.\n",
                &simulation, me)
        case .busyboxWget:
            say(
                "BusyBox v1.37.0 (2024-09-26 21:31:42 UTC) multi-call binary.\n\nUsage: wget [OPTIONS] URL...\n",
                &simulation, me)
        }
        return .exit(tool == .curl ? 2 : 1)
    }

    /// The next address, or the end, after a failure.
    mutating func fail(
        _ code: Int32, _ message: String, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        if let connection { simulation.close(connection.descriptor, of: me) }
        connection = nil
        if tool == .curl, retriesLeft > 0,
            code == 28 || code == 7 && options.has("retry-connrefused", "retry-all-errors")
                || options.has("retry-all-errors")
        {
            retriesLeft -= 1
            let delay = Int64(options.number("retry-delay") ?? 1)
            if !options.has("s") || options.has("S") {
                say(
                    "curl: (\(code)) \(message)\nWarning: Problem : connection refused. Will retry in \(delay) second\(delay == 1 ? "" : "s"). \(retriesLeft + 1) retr\(retriesLeft == 0 ? "y" : "ies") left.\n",
                    &simulation, me)
            }
            pauseUntil = simulation.world.clock.now + delay * 1_000_000_000
            return .again
        }
        if tool == .curl, !options.has("s") || options.has("S") { say("curl: (\(code)) \(message)\n", &simulation, me) }
        status = code
        if tool == .curl, options.has("w"), code != 3 { writeOut(curl.response, message, &simulation, me) }
        address = nil
        return .again
    }

    private mutating func open(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard let address else { return .again }
        if tool == .wget, !options.has("q", "no-verbose") {
            let now = CivilTime(simulation.world.clock.now)
            say("--\(now.date) \(now.time)--  \(address.text)\n", &simulation, me)
        }
        let place = tool == .curl ? connectionPlace(of: address) : (host: address.host, port: address.port)
        guard let found = simulation.lookUp(place.host, as: me).first else {
            if tool == .wget {
                let host = address.host
                if !options.has("q") {
                    say(
                        "Resolving \(host) (\(host))... failed: Name or service not known.\nwget: unable to resolve host address '\(host)'\n",
                        &simulation, me)
                }
                self.address = nil
                status = 4
                return .again
            }
            if tool == .busyboxWget {
                say("wget: bad address '\(address.host)'\n", &simulation, me)
                return .exit(1)
            }
            return fail(6, "Could not resolve host: \(place.host)", &simulation, me)
        }
        let isNamed = IPv4Address(address.host) == nil
        let isQuiet = options.has("q", "no-verbose")
        if tool == .wget, !isQuiet {
            if isNamed { say("Resolving \(address.host) (\(address.host))... \(found)\n", &simulation, me) }
            let target =
                isNamed ? "\(address.host) (\(address.host))|\(found)|:\(address.port)" : "\(found):\(address.port)"
            say("Connecting to \(target)... ", &simulation, me)
        } else if tool == .busyboxWget, !options.has("q") {
            say(
                "Connecting to \(address.host)\(address.namesPort ? ":\(address.port)" : "") (\(found):\(address.port))\n",
                &simulation, me)
        }
        if options.has("v"), tool == .curl { say("*   Trying \(found):\(place.port)...\n", &simulation, me) }
        do throws(Errno) {
            let number = try simulation.connect(to: found, port: place.port, as: me)
            connection = Connection(number)
        } catch {
            return refused(error, address, found, &simulation, me)
        }
        if tool == .wget, !isQuiet {
            say("connected.\n", &simulation, me)
            if !address.isSecure { say("HTTP request sent, awaiting response... ", &simulation, me) }
        }
        sendRequest(address, found, &simulation, me)
        return .again
    }

    private mutating func refused(
        _ error: Errno, _ address: WebAddress, _ found: IPv4Address, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        switch tool {
        case .wget where error == .connectionReset:
            if !options.has("q") {
                say(
                    "connected.\nHTTP request sent, awaiting response... Read error (\(error.rawValue)) in headers.\nGiving up.\n\n",
                    &simulation, me)
            }
            self.address = nil
            status = 4
            return .again
        case .busyboxWget where error == .connectionReset:
            say("wget: error getting response: \(error.rawValue)\n", &simulation, me)
            return .exit(1)
        case .curl where error == .connectionReset:
            return fail(56, "Recv failure: \(error.rawValue)", &simulation, me)
        case .wget:
            if !options.has("q") { say("failed: \(error.rawValue).\n", &simulation, me) }
            self.address = nil
            status = 4
            return .again
        case .busyboxWget where error == .timedOut && options.has("T"):
            say("wget: download timed out\n", &simulation, me)
            return .exit(1)
        case .busyboxWget:
            say("wget: can't connect to remote host (\(found)): \(error.rawValue)\n", &simulation, me)
            return .exit(1)
        case .curl:
            if error == .timedOut, let limit = options.value("m") ?? options.value("connect-timeout"),
                let seconds = Double(limit), (0..<1e6).contains(seconds)
            {
                let wait = Int64(seconds * 1000)
                simulation.world.clock.now = simulation.world.clock.now + wait * 1_000_000
                return fail(28, "Connection timed out after \(wait) milliseconds", &simulation, me)
            }
            return fail(
                7, "Failed to connect to \(address.host) port \(address.port) after 0 ms: Could not connect to server",
                &simulation, me)
        }
    }

    private mutating func sendRequest(
        _ address: WebAddress, _ found: IPv4Address, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        let request = tool == .curl ? curlRequest(address, simulation.world.clock.now) : wgetRequest(address)
        reader = HTTPReader(readsResponses: true)
        reader.expectsNoBody = request.parts[0] == "HEAD"
        if options.has("v"), tool == .curl {
            say("* Connected to \(address.host) (\(found)) port \(address.port)\n", &simulation, me)
            say(request.head.split(separator: "\r\n").map { "> \($0)\n" }.joined() + "> \n", &simulation, me)
        }
        if address.isSecure {
            reader.expectedName = address.host
            if tool == .busyboxWget, !simulation.exists("/etc/alpine-release", as: me) {
                say("wget: note: TLS certificate validation not implemented\n", &simulation, me)
            }
            connection?.send(SecureHello.client(for: address.host))
        }
        connection?.send(request.bytes)
        let limit = (options.value("m") ?? options.value("T")).flatMap { Double($0) }.map { max(0, min($0, 1e6)) }
        deadline = limit.map { simulation.world.clock.now + Int64($0 * 1e9) }
    }

    private func wgetRequest(_ address: WebAddress) -> HTTPMessage {
        let data = options.values("post-data")
        let method = options.has("spider") ? "HEAD" : data.isEmpty ? "GET" : "POST"
        var request = HTTPMessage(startLine: "\(method) \(address.path) HTTP/1.1")
        let given = Self.headers(options.values("header"))
        func addDefault(_ name: String, _ value: String) {
            if !given.contains(where: { $0.name.lowercased() == name.lowercased() }) { request.add(name, value) }
        }
        addDefault("Host", address.hostHeader)
        addDefault("User-Agent", options.value("U") ?? (tool == .wget ? "Wget/1.21.3" : "Wget"))
        if tool == .wget { addDefault("Accept", "*/*") }
        request.headers += given.filter { !$0.value.isEmpty }
        if tool == .busyboxWget { addDefault("Connection", "close") }
        if !data.isEmpty {
            request.body = Array(data.joined(separator: "&").utf8)
            request.add("Content-Length", String(request.body.count))
            addDefault("Content-Type", "application/x-www-form-urlencoded")
        }
        return request
    }

    /// Headers as options give them: `Name: value`.
    static func headers(_ lines: [String]) -> [HTTPMessage.Header] {
        lines.map { line in
            let pair = line.split(separator: ":", maxSplits: 1).map(String.init)
            return .init(name: pair.first ?? "", value: String((pair.dropFirst().first ?? "").drop { $0 == " " }))
        }
    }

    private mutating func receive(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard var connection else { return .again }
        var reasons: [WaitReason] = []
        if let reason = connection.flush(&simulation, me) { reasons.append(reason) }
        if let reason = connection.fill(&reader, &simulation, me) { reasons.append(reason) }
        self.connection = connection
        do throws(HTTPReader.Malformed) {
            if let response = try reader.next(hasEnded: connection.hasEnded) {
                return finish(response, &simulation, me)
            }
        } catch {
            guard case .noHTTP = error else { return notSecure(error, &simulation, me) }
            return nothingUseful("Received HTTP/0.9 when not allowed", 1, &simulation, me)
        }
        if connection.hasEnded || connection.isBroken {
            return nothingUseful("Empty reply from server", 52, &simulation, me)
        }
        if let deadline {
            guard simulation.world.clock.now < deadline else {
                let limit = Int64(max(0, min(options.value("m").flatMap { Double($0) } ?? 0, 1e6)) * 1000)
                return nothingUseful(
                    "Operation timed out after \(limit) milliseconds with 0 bytes received", 28, &simulation, me)
            }
            reasons.append(.time(deadline))
        }
        return .wait(reasons)
    }

    /// What is said when the other side is not whom the address names, or knows nothing of TLS.
    private mutating func notSecure(
        _ reason: HTTPReader.Malformed, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        let host = address?.host ?? ""
        let isQuiet = options.has("q")
        if case .otherName = reason {
            switch tool {
            case .curl:
                return fail(
                    60, "SSL: no alternative certificate subject name matches target host name '\(host)'", &simulation,
                    me)
            case .wget:
                say(
                    "ERROR: no certificate subject alternative name matches\n\trequested host name ‘\(host)’.\nTo connect to \(host) insecurely, use `--no-check-certificate'.\n",
                    &simulation, me)
                return .exit(5)
            case .busyboxWget:
                say(
                    "ssl_client: \(host): hostname mismatch\nwget: error getting response: Connection reset by peer\n",
                    &simulation, me)
                return .exit(1)
            }
        }
        switch tool {
        case .curl:
            return fail(35, "TLS connect error: error:0A00010B:SSL routines::wrong version number", &simulation, me)
        case .wget:
            if !isQuiet {
                say(
                    "GnuTLS: An unexpected TLS packet was received.\nUnable to establish SSL connection.\n",
                    &simulation, me)
            }
            return .exit(4)
        case .busyboxWget:
            say("ssl_client: SSL_connect\nwget: error getting response: Connection reset by peer\n", &simulation, me)
            return .exit(1)
        }
    }

    private mutating func nothingUseful(
        _ message: String, _ code: Int32, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        switch tool {
        case .curl: return fail(code, message, &simulation, me)
        case .wget:
            say(
                options.has("q")
                    ? "" : code == 28 ? "Read error (Connection timed out) in headers.\n" : "No data received.\n",
                &simulation, me)
        case .busyboxWget:
            say(code == 28 ? "wget: download timed out\n" : "wget: error getting response\n", &simulation, me)
        }
        return .exit(tool == .wget ? 4 : 1)
    }
}
