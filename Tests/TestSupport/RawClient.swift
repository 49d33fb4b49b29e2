import Glibc

/// The plainest of clients: bytes to a socket, bytes back.
package struct RawClient: Sendable {
    private let place: Place
    /// What has to live meanwhile.
    private let server: (any AnyObject & Sendable)?

    private enum Place: Sendable {
        case socket(path: String)
        case port(Int)
    }

    package init(path: String, server: (any AnyObject & Sendable)? = nil) {
        place = .socket(path: path)
        self.server = server
    }

    /// A port of this machine.
    package init(port: Int) {
        place = .port(port)
        server = nil
    }

    package struct Answer: Sendable {
        package var status: Int
        package var head: String
        package var body: [UInt8]
        package var text: String { String(decoding: body, as: UTF8.self) }
    }

    /// Sends a request on a connection of its own and reads until the engine closes it.
    package func send(_ method: String, _ target: String, _ body: String = "", headers: [String] = []) -> Answer {
        let lines = ["\(method) \(target) HTTP/1.1", "Host: docker", "Connection: close"] + headers
        let length = body.isEmpty ? [] : ["Content-Type: application/json", "Content-Length: \(body.utf8.count)"]
        return exchange(Array(((lines + length).joined(separator: "\r\n") + "\r\n\r\n" + body).utf8))
    }

    /// Takes a connection over as a stream: sends the input, closes its own direction, and reads to the end.
    package func hijack(_ target: String, _ body: String = "", input: String = "") -> Answer {
        let head =
            "POST \(target) HTTP/1.1\r\nHost: docker\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n"
            + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
        return exchange(Array((head + input).utf8), closes: true)
    }

    package func exchange(_ bytes: [UInt8], closes: Bool = false) -> Answer {
        let descriptor = connect()
        defer { close(descriptor) }
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { break }
            sent += count
        }
        if closes { shutdown(descriptor, Int32(SHUT_WR)) }
        var found: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { break }
            found += buffer[..<count]
        }
        return Self.answer(found)
    }

    /// Connects and says nothing more.
    package func connect() -> Int32 {
        switch place {
        case .socket(let path):
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
            return connect(AF_UNIX, &address)
        case .port(let port):
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = UInt16(port).bigEndian
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            return connect(AF_INET, &address)
        }
    }

    private func connect<Address>(_ family: Int32, _ address: inout Address) -> Int32 {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue), 0)
        _ = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<Address>.size))
            }
        }
        return descriptor
    }

    private static func answer(_ bytes: [UInt8]) -> Answer {
        let blank = Array("\r\n\r\n".utf8)
        guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: blank) }) else {
            return Answer(status: 0, head: String(decoding: bytes, as: UTF8.self), body: [])
        }
        let head = String(decoding: bytes[..<end], as: UTF8.self)
        let status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        let rest = Array(bytes[(end + 4)...])
        let isChunked = head.lowercased().contains("transfer-encoding: chunked")
        return Answer(status: status, head: head, body: isChunked ? joined(rest) : rest)
    }

    private static func joined(_ chunks: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var rest = chunks[...]
        while let end = rest.firstIndex(of: 0x0D),
            let size = Int(String(decoding: rest[..<end], as: UTF8.self), radix: 16), size > 0
        {
            out += rest.dropFirst(end - rest.startIndex + 2).prefix(size)
            rest = rest.dropFirst(end - rest.startIndex + 2 + size + 2)
        }
        return out
    }
}
