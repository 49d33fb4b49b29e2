import WorldModel

/// Takes the bytes of a connection as they come and gives whole messages.
package struct HTTPReader: Sendable, Equatable {
    package private(set) var buffer: [UInt8] = []
    /// Whether it reads responses, whose body may end with the connection.
    package let readsResponses: Bool
    /// Whether the next response has no body, as those to `HEAD`.
    package var expectsNoBody = false

    /// Whose certificate has to come first, where the connection is to be a secure one.
    package var expectedName: String?

    package init(readsResponses: Bool) { self.readsResponses = readsResponses }

    /// Why nothing can be read.
    package enum Malformed: Error, Equatable {
        /// A start that is no HTTP.
        case noHTTP
        /// The other side knows nothing of TLS.
        case notSecure
        /// The certificate is for other names.
        case otherName([String])
    }

    package mutating func take(_ bytes: [UInt8]) { buffer += bytes }

    package var isEmpty: Bool { buffer.isEmpty }

    /// The next message when all of it is here. `hasEnded` says that no more bytes will come.
    package mutating func next(hasEnded: Bool = false) throws(Malformed) -> HTTPMessage? {
        guard try hasGreeted(hasEnded) else { return nil }
        guard let end = headEnd() else {
            if hasEnded, !buffer.isEmpty || buffer.count > 65_536 { throw .noHTTP }
            return nil
        }
        let lines = buffer[..<end.head].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0
        }
        var message = HTTPMessage(startLine: String(decoding: lines[0], as: UTF8.self))
        guard message.parts.count >= 2, message.startLine.place(of: "HTTP/") != nil else { throw .noHTTP }
        for line in lines.dropFirst() where !line.isEmpty {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { throw .noHTTP }
            let value = line[(colon + 1)...].drop { $0 == UInt8(ascii: " ") }
            message.add(String(decoding: line[..<colon], as: UTF8.self), String(decoding: value, as: UTF8.self))
        }
        guard let (body, used) = body(of: message, from: end.body, hasEnded) else { return nil }
        message.body = body
        buffer.removeFirst(used)
        return message
    }

    /// Whether the other side has said who it is, where it has to.
    private mutating func hasGreeted(_ hasEnded: Bool) throws(Malformed) -> Bool {
        guard let name = expectedName else { return true }
        switch SecureHello.take(from: &buffer) {
        case .incomplete:
            if hasEnded { throw .notSecure }
            return false
        case .plain: throw .notSecure
        case .greeting(let names):
            guard names.contains(name.lowercased()) else { throw .otherName(names) }
            expectedName = nil
            return true
        }
    }

    private func headEnd() -> (head: Int, body: Int)? {
        var index = 0
        while index < buffer.count {
            if buffer[index] == 0x0A {
                if index + 1 < buffer.count, buffer[index + 1] == 0x0A { return (index, index + 2) }
                if index + 2 < buffer.count, buffer[index + 1] == 0x0D, buffer[index + 2] == 0x0A {
                    return (index, index + 3)
                }
            }
            index += 1
        }
        return nil
    }

    private func body(of message: HTTPMessage, from start: Int, _ hasEnded: Bool) -> (body: [UInt8], used: Int)? {
        if expectsNoBody || readsResponses && [204, 304].contains(message.status) { return ([], start) }
        if message["Transfer-Encoding"]?.lowercased() == "chunked" { return chunks(from: start) }
        if let length = message["Content-Length"].flatMap({ Int($0) }), length >= 0 {
            if buffer.count - start >= length { return (Array(buffer[start..<(start + length)]), start + length) }
            return hasEnded ? (Array(buffer[start...]), buffer.count) : nil
        }
        guard readsResponses else { return ([], start) }
        return hasEnded ? (Array(buffer[start...]), buffer.count) : nil
    }

    private func chunks(from start: Int) -> (body: [UInt8], used: Int)? {
        var body: [UInt8] = []
        var at = start
        while let newline = buffer[at...].firstIndex(of: 0x0A) {
            let digits = String(decoding: buffer[at..<newline].prefix { $0 != 0x0D && $0 != 0x3B }, as: UTF8.self)
            guard let size = Int(digits, radix: 16), (0..<(1 << 30)).contains(size) else { return nil }
            let from = newline + 1
            guard buffer.count >= from + size + 2 else { return nil }
            if size == 0 { return (body, from + 2) }
            body += buffer[from..<(from + size)]
            at = from + size + 2
        }
        return nil
    }
}
