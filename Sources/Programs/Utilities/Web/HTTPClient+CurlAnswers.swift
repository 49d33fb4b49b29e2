import FileTrees
import HTTP
import Kernel
import Shell
import WorldModel

/// What `curl` does with a response.
extension HTTPClient {
    mutating func finishCurl(
        _ response: HTTPMessage, _ address: WebAddress, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        curl.response = response
        if curl.keepsCookies { curl.jar.take(response, from: address, now: simulation.world.clock.now) }
        if (300..<400).contains(response.status), let location = response["Location"],
            options.has("L", "location-trusted")
        {
            return follow(location, of: response, from: address, &simulation, me)
        }
        dump(response, &simulation, me)
        if options.has("f"), response.status >= 400 {
            return fail(22, "The requested URL returned error: \(response.status)", &simulation, me)
        }
        let head = options.has("i", "I") ? Array(response.head.utf8) : []
        guard write(head + response.body, response, address, &simulation, me) else { return .again }
        if options.has("fail-with-body"), response.status >= 400 {
            return fail(22, "The requested URL returned error: \(response.status)", &simulation, me)
        }
        if options.has("w") { writeOut(response, "", &simulation, me) }
        self.address = nil
        return .again
    }

    /// Goes where a redirection leads. What was posted becomes a GET, as browsers do it, but for 307 and 308.
    private mutating func follow(
        _ location: String, of response: HTTPMessage, from address: WebAddress, _ simulation: inout Simulation,
        _ me: ProcessID
    ) -> Step {
        let limit = options.value("max-redirs").flatMap { Int($0) } ?? 50
        guard limit < 0 || redirects < limit else {
            return fail(47, "Maximum (\(limit)) redirects followed", &simulation, me)
        }
        redirects += 1
        if options.has("i", "I") { outbox.add(response.head.utf8) }
        dump(response, &simulation, me)
        if (301...303).contains(response.status), !options.has("post\(response.status)"), !options.has("I") {
            method = "GET"
        }
        guard var next = address.resolving(location) else {
            return fail(3, "URL rejected: Malformed input to a URL function", &simulation, me)
        }
        next.path = WebText.withoutDots(next.path)
        if let data = method == "GET" ? nil : curl.data, options.has("v"), data.body != nil {
            say("* Issue another request to this URL: '\(next.text)'\n", &simulation, me)
        }
        self.address = next
        return .again
    }

    /// `-D`: the heads of all responses, in a file of their own.
    private mutating func dump(_ response: HTTPMessage, _ simulation: inout Simulation, _ me: ProcessID) {
        guard let name = options.value("D") else { return }
        guard name != "-" else {
            outbox.add(response.head.utf8)
            return
        }
        let before = redirects == 0 ? [] : (try? simulation.contents(of: name, as: me)) ?? []
        _ = try? simulation.put(.bytes(before + Array(response.head.utf8)), at: name, as: me)
    }

    /// Gives what came to standard output or its file, and tells whether that could be done.
    private mutating func write(
        _ bytes: [UInt8], _ response: HTTPMessage, _ address: WebAddress, _ simulation: inout Simulation,
        _ me: ProcessID
    ) -> Bool {
        guard let output = outputName(response, address), output != "-" else {
            if !options.has("s", "no-progress-meter"), !simulation.isTerminal(1, of: me) {
                say(Self.meter(response.body.count), &simulation, me)
            }
            outbox.add(bytes)
            return true
        }
        let name = options.value("output-dir").map { PathText.join($0, output) } ?? output
        if !options.has("s", "no-progress-meter") { say(Self.meter(response.body.count), &simulation, me) }
        if options.has("create-dirs") { makeDirectories(of: name, &simulation, me) }
        do {
            try simulation.put(.bytes(bytes), at: name, as: me)
            return true
        } catch {
            if !options.has("s") {
                say("Warning: Failed to open the file \(name): \(error.rawValue)\n", &simulation, me)
            }
            _ = fail(23, "client returned ERROR on write, \(bytes.count) was not \(bytes.count)", &simulation, me)
            return false
        }
    }

    private func outputName(_ response: HTTPMessage, _ address: WebAddress) -> String? {
        guard transfer.keepsName else { return transfer.output }
        if options.has("J"), let given = response["Content-Disposition"]?.firstRange(of: "filename=") {
            let name = (response["Content-Disposition"] ?? "")[given.upperBound...].prefix { $0 != ";" }
            return PathText.baseName(String(name.filter { $0 != "\"" }))
        }
        let path = WebAddress(transfer.text)?.path.prefix { $0 != "?" } ?? "/"
        let last = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        return last.isEmpty ? "curl_response" : String(last)
    }

    private func makeDirectories(of name: String, _ simulation: inout Simulation, _ me: ProcessID) {
        var path = name.hasPrefix("/") ? "/" : ""
        for part in name.split(separator: "/").dropLast() {
            path += (path.isEmpty || path == "/" ? "" : "/") + part
            _ = try? simulation.makeDirectory(path, mode: 0o755, as: me)
        }
    }

    /// The progress meter after a small transfer.
    private static func meter(_ count: Int) -> String {
        let size = String(count).right(5)
        return "  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n"
            + "                                 Dload  Upload   Total   Spent    Left  Speed\n"
            + "\r100 \(size)  100 \(size)    0     0  \(String(count * 100).right(5))      0 --:--:-- --:--:-- --:--:-- \(String(count * 100).right(5))\n"
    }

    /// `-w`: the text with its variables filled in. One that curl does not know is named, and empty.
    mutating func writeOut(
        _ response: HTTPMessage?, _ failure: String, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        guard var format = options.value("w") else { return }
        if format.hasPrefix("@"), let bytes = try? simulation.contents(of: String(format.dropFirst()), as: me) {
            format = LineText.string(bytes)
        }
        let values = writeOutValues(response, failure)
        var rest = Escapes.decode(format).text[...]
        var text = ""
        while let character = rest.popFirst() {
            guard character == "%", let next = rest.first else {
                text.append(character)
                continue
            }
            if next == "%" {
                rest = rest.dropFirst()
                text += "%"
            } else if next == "{", let end = rest.firstIndex(of: "}") {
                let name = String(rest[..<end].dropFirst())
                rest = rest[rest.index(after: end)...]
                if name == "onerror" {
                    if status == 0 { break }
                } else if let value = values[name] {
                    text += value
                } else if !["stdout", "stderr"].contains(name) {
                    say("curl: unknown --write-out variable: '\(name)'\n", &simulation, me)
                }
            } else if rest.hasPrefix("header{"), let end = rest.firstIndex(of: "}") {
                text += response?[String(rest[..<end].dropFirst(7))] ?? ""
                rest = rest[rest.index(after: end)...]
            } else {
                text += "%"
            }
        }
        outbox.add(text.utf8)
    }

    private func writeOutValues(_ response: HTTPMessage?, _ failure: String) -> [String: String] {
        let code = String(response?.status ?? 0).zeros(3)
        let place = address ?? WebAddress(transfer.text)
        let heads = response?.head.utf8.count ?? 0
        let target = response?["Location"].flatMap { place?.resolving($0)?.text }
        var values = [
            "http_code": code, "response_code": code, "http_connect": "000",
            "size_download": String(response?.body.count ?? 0), "size_upload": String(curl.sizeSent),
            "size_header": String(heads), "num_headers": String(response?.headers.count ?? 0),
            "content_type": response?["Content-Type"] ?? "", "num_redirects": String(redirects), "num_connects": "1",
            "url_effective": place?.text ?? transfer.text, "url": transfer.text, "urlnum": "0",
            "remote_ip": "", "remote_port": String(place?.port ?? 0), "local_ip": "", "local_port": "0",
            "exitcode": String(status), "errormsg": failure,
            "redirect_url": options.has("L") ? "" : target ?? "", "scheme": place?.scheme ?? "http",
            "http_version": "1.1", "ssl_verify_result": "0", "speed_download": "0", "speed_upload": "0",
            "filename_effective": transfer.output ?? "", "referer": options.value("e") ?? "",
            "method": options.value("X")
                ?? (curl.data?.body != nil && method == nil ? "POST" : options.has("I") ? "HEAD" : "GET"),
        ]
        for name in ["namelookup", "connect", "appconnect", "pretransfer", "starttransfer", "total", "redirect"] {
            values["time_" + name] = ["appconnect", "redirect"].contains(name) ? "0.000000" : "0.000812"
        }
        return values
    }
}
