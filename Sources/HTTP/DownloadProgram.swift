import Kernel
import WorldModel

/// One `GET` as a process: it follows redirections, writes the last answer as it is to its standard output, or what Go's
/// client says when there is none to its standard error, and ends. The engine fetches with it what ADD and `docker import`
/// name. Recorded: `images-a23-add-from-the-web`.
package struct DownloadProgram: Program {
    private let agent: String
    private var address: WebAddress
    /// What the server is asked for, as it was written.
    private var shown: String
    private var connection: Connection?
    private var reader = HTTPReader(readsResponses: true)
    private var redirections = 0

    /// - Parameters:
    ///   - text: an address with `http` or `https`.
    ///   - agent: who asks, for the server's log.
    package init?(_ text: String, agent: String) {
        guard let address = WebAddress(text) else { return nil }
        self.address = address
        self.agent = agent
        shown = text
    }

    package mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard connection != nil else { return open(&simulation, me) }
        return receive(&simulation, me)
    }

    private mutating func open(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard let found = simulation.lookUp(address.host, as: me).first else {
            return fail("dial tcp: lookup \(address.host) on 192.168.65.7:53: no such host", &simulation, me)
        }
        var made: Connection
        do throws(Errno) {
            made = Connection(try simulation.connect(to: found, port: address.port, as: me))
        } catch {
            return fail("dial tcp \(found):\(address.port): \(Self.words(error))", &simulation, me)
        }
        var request = HTTPMessage(startLine: "GET \(address.path) HTTP/1.1")
        request.add("Host", address.hostHeader)
        request.add("User-Agent", agent)
        request.add("Accept-Encoding", "gzip")
        reader = HTTPReader(readsResponses: true)
        if address.isSecure {
            made.send(SecureHello.client(for: address.host))
            reader.expectedName = address.host
        }
        made.send(request.bytes)
        connection = made
        return .again
    }

    private static func words(_ error: Errno) -> String {
        switch error {
        case .timedOut: "i/o timeout"
        case .connectionReset: "read: connection reset by peer"
        default: "connect: " + error.rawValue.lowercased()
        }
    }

    private func words(_ error: HTTPReader.Malformed, _ start: String) -> String {
        switch error {
        case .noHTTP: "malformed HTTP response \"\(start)\""
        case .notSecure where start.isEmpty: "EOF"
        case .notSecure:
            start.hasPrefix("HTTP/")
                ? "http: server gave HTTP response to HTTPS client"
                : "tls: first record does not look like a TLS handshake"
        case .otherName(let names):
            "tls: failed to verify certificate: x509: certificate is valid for \(names.joined(separator: ", ")), not \(address.host)"
        }
    }

    private mutating func receive(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard var current = connection else { return .again }
        let reasons = [current.flush(&simulation, me), current.fill(&reader, &simulation, me)].compactMap { $0 }
        connection = current
        let start = String(decoding: reader.buffer.prefix { $0 != 0x0D && $0 != 0x0A }, as: UTF8.self)
        let answer: HTTPMessage?
        do throws(HTTPReader.Malformed) {
            answer = try reader.next(hasEnded: current.hasEnded)
        } catch {
            return fail(words(error, start), &simulation, me)
        }
        guard let answer else { return current.hasEnded ? fail("EOF", &simulation, me) : .wait(reasons) }
        simulation.close(current.descriptor, of: me)
        connection = nil
        guard (300..<400).contains(answer.status), let place = answer["Location"],
            let next = address.resolving(place)
        else {
            simulation.writeAll(answer.bytes, to: 1, as: me)
            return .exit(0)
        }
        redirections += 1
        address = next
        shown = next.text
        guard redirections < 10 else { return fail("stopped after 10 redirects", &simulation, me) }
        return .again
    }

    private func fail(_ reason: String, _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        simulation.print("Get \"\(shown)\": \(reason)", to: 2, as: me)
        return .exit(1)
    }
}
