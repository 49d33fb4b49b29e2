/// A request or response of HTTP/1.1.
package struct HTTPMessage: Sendable, Equatable {
    package struct Header: Sendable, Equatable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// `GET /path HTTP/1.1` or `HTTP/1.1 200 OK`.
    package var startLine: String
    package var headers: [Header] = []
    package var body: [UInt8] = []

    package init(startLine: String, headers: [Header] = [], body: [UInt8] = []) {
        self.startLine = startLine
        self.headers = headers
        self.body = body
    }

    /// The first value of a header, whatever the case of its name.
    package subscript(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    package mutating func add(_ name: String, _ value: String) { headers.append(Header(name: name, value: value)) }

    /// The words of the first line: method, target and version, or version, status and reason.
    package var parts: [String] {
        startLine.utf8.split(separator: UInt8(ascii: " "), maxSplits: 2).map { String(Substring($0)) }
    }

    /// A request's target without its query.
    package var path: String { String(parts.dropFirst().first?.prefix { $0 != "?" } ?? "/") }

    /// A response's status.
    package var status: Int { parts.count > 1 ? Int(parts[1]) ?? 0 : 0 }

    /// The head with its empty line.
    package var head: String {
        startLine + "\r\n" + headers.map { "\($0.name): \($0.value)\r\n" }.joined() + "\r\n"
    }

    package var bytes: [UInt8] { Array(head.utf8) + body }

    /// Whether the connection stays open after this message.
    package var keepsAlive: Bool {
        let connection = self["Connection"]?.lowercased()
        let isOld = startLine.hasSuffix("HTTP/1.0") || startLine.hasPrefix("HTTP/1.0")
        return isOld ? connection == "keep-alive" : connection != "close"
    }

    package static func reason(_ status: Int) -> String {
        let reasons = [
            200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 301: "Moved Permanently",
            302: "Moved Temporarily", 303: "See Other", 304: "Not Modified", 307: "Temporary Redirect",
            308: "Permanent Redirect", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
            405: "Not Allowed", 413: "Request Entity Too Large", 418: "I'm a teapot", 429: "Too Many Requests",
            500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway",
            503: "Service Temporarily Unavailable", 504: "Gateway Time-out",
        ]
        return reasons[status] ?? ""
    }
}
