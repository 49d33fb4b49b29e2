import FileTrees
import HTTP
import Kernel
import Shell
import WorldModel

/// What `curl` and `wget` do with a response.
extension HTTPClient {
    mutating func finish(_ response: HTTPMessage, _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if let connection { simulation.close(connection.descriptor, of: me) }
        connection = nil
        guard let address else { return .again }
        if options.has("v"), tool == .curl {
            say(response.head.split(separator: "\r\n").map { "< \($0)\n" }.joined() + "< \n", &simulation, me)
            say("* Connection #0 to host \(address.host) left intact\n", &simulation, me)
        }
        if tool == .curl {
            return finishCurl(response, address, &simulation, me)
        }
        if (300..<400).contains(response.status), let location = response["Location"], redirects < 20 {
            redirects += 1
            if tool == .wget, !options.has("q") {
                say(
                    "\(response.status) \(response.parts.last ?? "")\nLocation: \(location) [following]\n", &simulation,
                    me)
            }
            self.address = address.resolving(location)
            return .again
        }
        self.address = nil
        return finishWget(response, address, &simulation, me)
    }

    private mutating func finishWget(
        _ response: HTTPMessage, _ address: WebAddress, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        let reason = response.parts.dropFirst(2).first ?? ""
        if options.has("S"), tool == .wget {
            say("\n" + response.head.split(separator: "\r\n").map { "  \($0)\n" }.joined(), &simulation, me)
        } else if tool == .wget, !options.has("q") {
            say("\(response.status) \(reason)\n", &simulation, me)
        }
        if response.status >= 400 {
            if tool == .busyboxWget {
                say("wget: server returned error: \(response.startLine)\n", &simulation, me)
                return .exit(1)
            }
            let now = CivilTime(simulation.world.clock.now)
            if !options.has("q") {
                say("\(now.date) \(now.time) ERROR \(response.status): \(reason).\n\n", &simulation, me)
            }
            status = 8
            return .again
        }
        if options.has("spider") {
            if tool == .busyboxWget, !options.has("q") { say("remote file exists\n", &simulation, me) }
            if tool == .wget, !options.has("q") {
                say(
                    "Length: \(response["Content-Length"] ?? "unspecified") [\(response["Content-Type"] ?? "")]\nRemote file exists.\n\n",
                    &simulation, me)
            }
            return .again
        }
        let last = PathText.baseName(address.path.prefix { $0 != "?" }.description)
        let name =
            options.value("O")
            ?? PathText.join(options.value("P") ?? ".", address.path.hasSuffix("/") ? "index.html" : last)
        let shown = name.hasPrefix("./") ? String(name.dropFirst(2)) : name
        save(response, shown, &simulation, me)
        return .again
    }

    private mutating func save(
        _ response: HTTPMessage, _ name: String, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        let count = response.body.count
        let isQuiet = options.has("q", "no-verbose")
        let type = response["Content-Type"]?.prefix { $0 != ";" } ?? "text/plain"
        if tool == .wget, !isQuiet {
            say(
                "Length: \(count)\(count >= 1024 ? " (\(HumanSize.gnu(count)))" : "") [\(type)]\nSaving to: '\(name == "-" ? "STDOUT" : name)'\n\n",
                &simulation, me)
        }
        if name == "-" {
            outbox.add(response.body)
            if tool == .busyboxWget, !isQuiet {
                say(
                    "writing to stdout\n-                    100% |********************************| \(String(count).right(5))  0:00:00 ETA\nwritten to stdout\n",
                    &simulation, me)
            }
        } else {
            if tool == .busyboxWget, options.value("O") == nil, simulation.exists(name, as: me) {
                say("wget: can't open '\(name)': File exists\n", &simulation, me)
                status = 1
                return
            }
            do {
                try simulation.put(.bytes(response.body), at: name, as: me)
            } catch {
                say(
                    tool == .wget
                        ? "\(name): \(error.rawValue)\n\nCannot write to '\(name)' (Success).\n"
                        : "wget: can't open '\(name)': \(error.rawValue)\n", &simulation, me)
                status = tool == .wget ? 3 : 1
                return
            }
            if tool == .busyboxWget, !isQuiet {
                say(
                    "saving to '\(name)'\n\(name.left(20)) 100% |********************************| \(String(count).right(5))  0:00:00 ETA\n'\(name)' saved\n",
                    &simulation, me)
            }
        }
        if tool == .wget, !isQuiet {
            let now = CivilTime(simulation.world.clock.now)
            let target = name == "-" ? "written to stdout [\(count)/\(count)]" : "'\(name)' saved [\(count)/\(count)]"
            say(
                "     0K                                                       100% 9.54M=0s\n\n\(now.date) \(now.time) (9.54 MB/s) - \(target)\n\n",
                &simulation, me)
        }
    }
}
