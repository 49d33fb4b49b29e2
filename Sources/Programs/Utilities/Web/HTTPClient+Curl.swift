import FileTrees
import HTTP
import Kernel
import Shell
import WorldModel

/// What a `curl` keeps from one address to the next.
struct CurlState: Equatable {
    /// Whether options and files are read.
    var isReady = false
    /// What came on standard input so far.
    var input: [UInt8] = []
    var data: CurlData?
    /// Whether cookies are kept: with `-c`, or `-b` and a file.
    var keepsCookies = false
    var jar = CookieJar()
    /// The last response of the present transfer.
    var response: HTTPMessage?
    var sizeSent = 0
}

/// `curl`: options, what is sent, and where it goes.
extension HTTPClient {
    static let curlSpec = OptionSpec(
        "sSfiIvOLkgGNn46j#VJ0", values: "oXdHAmwuxerbcTFD",
        long: "silent=s show-error=S fail=f include=i head=I verbose=v remote-name=O location=L insecure=k output:=o "
            + "request:=X data:=d data-ascii:=d data-raw: data-binary: json: header:=H user-agent:=A max-time:=m "
            + "connect-timeout: retry: retry-delay: retry-connrefused retry-all-errors write-out:=w user:=u no-buffer=N "
            + "fail-with-body max-redirs: compressed url: unix-socket: noproxy: data-urlencode: ipv4=4 ipv6=6 "
            + "no-progress-meter http1.0=0 http1.1 progress-bar=# version=V cookie:=b cookie-jar:=c form:=F form-string: "
            + "upload-file:=T get=G referer:=e range:=r dump-header:=D create-dirs output-dir: resolve: connect-to: "
            + "oauth2-bearer: url-query: path-as-is globoff=g junk-session-cookies=j basic location-trusted "
            + "post301 post302 post303 remote-header-name=J proxy:=x")

    /// Reads what the options name: files, cookies, patterns in addresses.
    mutating func prepareCurl(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        for (option, name) in [("unix-socket", "--unix-socket"), ("x", "--proxy")] where options.has(option) {
            say("curl: \(name) is not simulated in Drydock\n", &simulation, me)
            return .exit(2)
        }
        if CurlData.needsInput(options), let step = readInput(&simulation, me) { return step }
        let input = curl.input
        func read(_ name: String, _ simulation: Simulation) throws(Errno) -> [UInt8] {
            name == "-" ? input : try simulation.contents(of: name, as: me)
        }
        let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        let mark =
            options.has("F", "form-string")
            ? String((0..<22).map { _ in letters[Int(simulation.world.random.next() % UInt64(letters.count))] }) : ""
        let copy = simulation
        do throws(CurlData.Failure) {
            curl.data = try CurlData(options, boundary: String(repeating: "-", count: 24) + mark) {
                name throws(Errno) in try read(name, copy)
            }
        } catch {
            return complain(of: error, &simulation, me)
        }
        for text in options.values("b") where !text.contains("=") {
            curl.keepsCookies = true
            guard let bytes = try? read(text, simulation) else { continue }
            curl.jar = CookieJar(file: LineText.string(bytes), now: simulation.world.clock.now)
        }
        curl.keepsCookies = curl.keepsCookies || options.has("c")
        curl.isReady = true
        do throws(CurlGlob.Failure) {
            pending = try transfers()
        } catch {
            if !options.has("s") || options.has("S") {
                let text = (options.operands + options.values("url")).first ?? ""
                say(
                    "curl: (3) \(error.reason) in position \(error.position):\n\(text)\n"
                        + String(repeating: " ", count: error.position - 1) + "^\n", &simulation, me)
            }
            return .exit(3)
        }
        return .again
    }

    /// Standard input to its end; `nil` when it is there.
    private mutating func readInput(_ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        while true {
            switch try? simulation.read(0, as: me) {
            case .bytes(let bytes): curl.input += bytes
            case .blocked(let reason): return .wait([reason])
            case .end, nil: return nil
            }
        }
    }

    private func complain(of failure: CurlData.Failure, _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let advice = "curl: try 'curl --help' or 'curl --manual' for more information\n"
        let unreadable = "curl: (26) Failed to open/read local data from file/application\n"
        switch failure {
        case .option(let option, let file):
            say(
                "curl: Failed to open \(file)\ncurl: option \(option): error encountered when reading a file\n"
                    + advice,
                &simulation, me)
        case .upload(let file): say("curl: cannot open '\(file)'\n" + advice + unreadable, &simulation, me)
        case .form: if !options.has("s") || options.has("S") { say(unreadable, &simulation, me) }
        }
        return .exit(26)
    }

    /// Every address with where it goes: the first `-o` or `-O` is for the first address, and so on.
    private func transfers() throws(CurlGlob.Failure) -> [Transfer] {
        let outputs = options.found.filter { $0.name == "o" || $0.name == "O" }
        var all: [Transfer] = []
        for (index, text) in (options.operands + options.values("url")).enumerated() {
            let found = options.has("g") ? [(text, [])] : try CurlGlob(text).addresses
            for (address, matches) in found {
                var transfer = Transfer(address)
                if index < outputs.count {
                    transfer.keepsName = outputs[index].name == "O"
                    transfer.output = transfer.keepsName ? nil : CurlGlob.fill(outputs[index].value, matches)
                }
                transfer.matches = matches
                all.append(transfer)
            }
        }
        return all
    }

    /// The name of an uploaded file and the queries of options are part of the address.
    func completeAddress(_ address: inout WebAddress) {
        if !options.has("path-as-is") { address.path = WebText.withoutDots(address.path) }
        if let name = curl.data?.uploadName, address.path.hasSuffix("/") {
            address.path += WebText.encoded(name.utf8)
        }
        if let query = curl.data?.query, !query.isEmpty {
            address.path += (address.path.contains("?") ? "&" : "?") + query.joined(separator: "&")
        }
    }

    /// Where the connection goes, by `--resolve` and `--connect-to`.
    func connectionPlace(of address: WebAddress) -> (host: String, port: Int) {
        var place = (host: address.host, port: address.port)
        for rule in options.values("connect-to") {
            let parts = rule.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 4, parts[0].isEmpty || parts[0] == place.host,
                parts[1].isEmpty || Int(parts[1]) == place.port
            else { continue }
            place = (parts[2].isEmpty ? place.host : parts[2], Int(parts[3]) ?? place.port)
            break
        }
        for rule in options.values("resolve") {
            let parts = rule.split(separator: ":", maxSplits: 2).map(String.init)
            guard parts.count == 3, parts[0] == "*" || parts[0] == place.host, Int(parts[1]) == place.port else {
                continue
            }
            place.host = String(parts[2].prefix { $0 != "," })
        }
        return place
    }

    /// The request, its headers in libcurl's order (transcript netvol-a15).
    mutating func curlRequest(_ address: WebAddress, _ now: Instant) -> HTTPMessage {
        let data = method == "GET" ? nil : curl.data
        let body = data?.body
        let usual = options.has("I") ? "HEAD" : data?.uploadName != nil || options.has("T") ? "PUT" : "POST"
        let word = options.value("X") ?? (options.has("I") || body != nil ? usual : "GET")
        var request = HTTPMessage(startLine: "\(word) \(address.path) HTTP/\(options.has("0") ? "1.0" : "1.1")")
        // What is given without a value takes a header away; with a semicolon in its place it is sent empty.
        let lines = options.values("H")
        let given = Self.headers(lines)
        func add(_ name: String, _ value: String?) {
            guard let value, !given.contains(where: { $0.name.lowercased() == name.lowercased() }) else { return }
            request.add(name, value)
        }
        if let host = given.first(where: { $0.name.lowercased() == "host" }) {
            request.headers.append(host)
        } else {
            request.add("Host", address.hostHeader)
        }
        let isHome =
            redirects == 0 || WebAddress(transfer.text)?.host == address.host || options.has("location-trusted")
        if isHome {
            let account = options.value("u") ?? WebAddress(transfer.text)?.account
            add(
                "Authorization",
                account.map {
                    "Basic " + LineText.string(Base64.encode(Array($0.contains(":") ? $0.utf8 : ($0 + ":").utf8)))
                }
                    ?? options.value("oauth2-bearer").map { "Bearer " + $0 })
        }
        add("Range", options.value("r").map { "bytes=" + $0 })
        add("User-Agent", options.value("A") ?? "curl/8.14.1")
        if !options.has("json") { add("Accept", "*/*") }
        add("Accept-Encoding", options.has("compressed") ? "deflate, gzip, br, zstd" : nil)
        add("Referer", options.value("e"))
        let cookies =
            [curl.keepsCookies ? curl.jar.header(for: address, now: now) : nil].compactMap { $0 }
            + options.values("b").filter { $0.contains("=") }
        add("Cookie", cookies.isEmpty ? nil : cookies.joined(separator: "; "))
        for (line, header) in zip(lines, given) where header.name.lowercased() != "host" {
            if line.hasSuffix(";"), !line.contains(":") {
                request.add(String(line.dropLast()), "")
            } else if !header.value.isEmpty {
                request.headers.append(header)
            }
        }
        if options.has("json") {
            if body != nil { add("Content-Type", "application/json") }
            add("Accept", "application/json")
        }
        if let body {
            request.body = body
            add("Content-Length", String(body.count))
            if data?.isJSON != true { add("Content-Type", data?.contentType) }
        }
        curl.sizeSent = request.body.count
        return request
    }

    /// Writes the jar; the process ends.
    func endCurl(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if let name = options.value("c") {
            if name == "-" {
                simulation.print(curl.jar.file, as: me)
            } else if (try? simulation.put(.bytes(Array(curl.jar.file.utf8)), at: name, as: me)) == nil {
                say(
                    "curl: (23) WARNING: failed to save cookies in \(name): Failed writing received data to disk/application\n",
                    &simulation, me)
            }
        }
        return .exit(status)
    }
}
