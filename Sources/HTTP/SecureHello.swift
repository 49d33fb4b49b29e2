/// TLS as far as it is simulated: the client says whom it wants to speak to, the server whose certificate it has. What
/// follows is not encrypted: nobody but the two has it in their hands. Servers that know nothing of it find no HTTP in
/// these bytes, and clients find no greeting in what such servers send: so both fail as with the real one.
package enum SecureHello {
    /// The bytes that a client begins with. The empty line lets servers that read lines come to their end.
    package static func client(for name: String) -> [UInt8] { record(version: 1, kind: 1, name + "\r\n\r\n") }

    /// A server's answer.
    package static func server(certificateOf names: [String]) -> [UInt8] {
        record(version: 3, kind: 2, names.joined(separator: ","))
    }

    private static func record(version: UInt8, kind: UInt8, _ text: String) -> [UInt8] {
        let content = Array(text.utf8)
        return [22, 3, version, UInt8(content.count >> 8 & 255), UInt8(content.count & 255), kind] + content
    }

    /// What a connection begins with.
    package enum Beginning: Equatable {
        case incomplete
        /// Something else.
        case plain
        /// A greeting with its names.
        case greeting([String])
    }

    /// Takes a greeting from the front of what was received.
    package static func take(from buffer: inout [UInt8]) -> Beginning {
        guard let first = buffer.first else { return .incomplete }
        guard first == 22 else { return .plain }
        guard buffer.count >= 6 else { return .incomplete }
        let length = Int(buffer[3]) << 8 | Int(buffer[4])
        guard buffer.count >= 6 + length else { return .incomplete }
        let text = String(decoding: buffer[6..<(6 + length)], as: UTF8.self)
        buffer.removeFirst(6 + length)
        return .greeting(text.prefix { !$0.isNewline }.split(separator: ",").map(String.init))
    }
}
