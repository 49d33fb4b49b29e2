import HTTP
import WorldModel

/// What nginx reads from its configuration files: the part that is simulated.
struct NginxConfiguration: Equatable {
    /// Directives outside of all blocks, with their words.
    var main: [String: [String]] = [:]
    var servers: [Server] = []

    struct Server: Equatable {
        var listens: [ListenPoint] = []
        var ports: [Int] { listens.map(\.port) }
        var names: [String] = []
        var settings = Settings()
        var locations: [Location] = []
    }

    /// What a server or a location says about answering.
    struct Settings: Equatable {
        var root: String?
        var alias: String?
        var index: [String]?
        var proxy: String?
        var answer: (status: Int, text: String)?
        var tries: [String]?
        var errorPages: [Int: String] = [:]
        var headers: [HTTPMessage.Header] = []
        var contentType: String?
        var listsDirectories = false

        static func == (a: Settings, b: Settings) -> Bool {
            a.root == b.root && a.alias == b.alias && a.index == b.index && a.proxy == b.proxy
                && a.answer?.status == b.answer?.status && a.answer?.text == b.answer?.text && a.tries == b.tries
                && a.errorPages == b.errorPages && a.headers == b.headers && a.contentType == b.contentType
        }
    }

    struct Location: Equatable {
        var kind: Kind
        var path: String
        var settings = Settings()

        enum Kind: Equatable {
            case prefix, strongPrefix, exact
            case pattern(ignoresCase: Bool)
        }
    }

    /// A mistake in a configuration, worded as nginx does.
    struct Failure: Error, Equatable {
        var message: String
        var file: String
        var line: Int
    }
}

/// Reads nginx configuration files.
struct NginxParser {
    /// Files by a pattern such as `/etc/nginx/conf.d/*.conf`, with their texts.
    typealias Inclusion = (_ pattern: String) -> [(file: String, text: String)]

    private struct Token {
        var text: String
        var line: Int
        var isQuoted: Bool
        var file: String
    }

    private let file: String
    private var tokens: [Token] = []
    private var at = 0
    private(set) var configuration = NginxConfiguration()
    private var lastLine = 1

    private static let known: Set<String> = [
        "include", "user", "worker_processes", "pid", "error_log", "access_log", "log_format", "sendfile", "tcp_nopush",
        "keepalive_timeout", "gzip", "default_type", "types", "types_hash_max_size", "worker_connections", "charset",
        "client_max_body_size", "server_tokens", "expires", "proxy_read_timeout", "proxy_connect_timeout",
        "proxy_buffering", "proxy_cache_bypass", "autoindex", "daemon", "multi_accept", "gzip_types", "allow", "deny",
        "resolver", "set", "rewrite", "internal", "proxy_redirect", "stub_status", "etag", "limit_req",
        "proxy_send_timeout", "log_not_found", "tcp_nodelay", "gzip_vary", "gzip_proxied", "gzip_comp_level", "if",
        "fastcgi_pass", "fastcgi_param", "fastcgi_index", "server_name_in_redirect", "absolute_redirect",
        "port_in_redirect", "ssl_certificate", "ssl_certificate_key", "auth_basic", "auth_basic_user_file",
        "least_conn",
    ]

    /// - Parameter including: the files that `include` asks for; they are read where it stands.
    init(_ text: String, file: String, including: Inclusion = { _ in [] }) {
        self.file = file
        tokens = spliced(tokenize(Array(text), file), including, depth: 0)
    }

    /// Puts included files in the place of their directives.
    private mutating func spliced(_ given: [Token], _ including: Inclusion, depth: Int) -> [Token] {
        var result: [Token] = []
        var index = 0
        while index < given.count {
            let begins = index == 0 || !given[index - 1].isQuoted && ";{}".contains(given[index - 1].text)
            if begins, depth < 10, index + 2 < given.count, given[index].text == "include", given[index + 2].text == ";"
            {
                for (file, text) in including(given[index + 1].text) {
                    let line = lastLine
                    result += spliced(tokenize(Array(text), file), including, depth: depth + 1)
                    lastLine = line
                }
                index += 3
            } else {
                result.append(given[index])
                index += 1
            }
        }
        return result
    }

    private mutating func tokenize(_ text: [Character], _ file: String) -> [Token] {
        var tokens: [Token] = []
        var index = 0
        var line = 1
        while index < text.count {
            let character = text[index]
            if character == "\n" || character == "\r\n" { line += 1 }
            if character.isWhitespace {
                index += 1
            } else if character == "#" {
                while index < text.count, text[index] != "\n" { index += 1 }
            } else if "{};".contains(character) {
                tokens.append(Token(text: String(character), line: line, isQuoted: false, file: file))
                index += 1
            } else {
                var word = ""
                let quote: Character? = character == "\"" || character == "'" ? character : nil
                if quote != nil { index += 1 }
                while index < text.count {
                    let next = text[index]
                    if let quote {
                        if next == quote { break }
                    } else if next.isWhitespace || next == ";" || next == "{" && !word.hasSuffix("$") {
                        break
                    }
                    if next == "\\", quote != nil, index + 1 < text.count {
                        index += 1
                        word.append(text[index] == "n" ? "\n" : text[index])
                    } else {
                        word.append(next)
                    }
                    index += 1
                }
                if quote != nil { index += 1 }
                tokens.append(Token(text: word, line: line, isQuoted: quote != nil, file: file))
            }
        }
        lastLine = line
        return tokens
    }

    private func fail(_ message: String, line: Int? = nil) -> NginxConfiguration.Failure {
        let place = min(at, tokens.count - 1)
        return .init(
            message: message, file: at < tokens.count && place >= 0 ? tokens[place].file : file,
            line: line ?? (at < tokens.count ? tokens[at].line : lastLine))
    }

    /// Reads the whole configuration.
    mutating func parse() throws(NginxConfiguration.Failure) -> (
        servers: [NginxConfiguration.Server], upstreams: [String: [String]]
    ) {
        var upstreams: [String: [String]] = [:]
        var hasEvents = false
        try block(isTop: true) { parser, words throws(NginxConfiguration.Failure) in
            switch words[0] {
            case "http": try parser.nested(&upstreams)
            case "events":
                hasEvents = true
                try parser.nested(&upstreams)
            case "server", "upstream", "location", "proxy_pass", "root", "listen":
                let line = parser.at > 0 ? parser.tokens[parser.at - 1].line : 1
                throw parser.fail("\"\(words[0])\" directive is not allowed here", line: line)
            default:
                parser.configuration.main[words[0]] = Array(words.dropFirst())
                return false
            }
            return true
        }
        guard hasEvents else {
            throw NginxConfiguration.Failure(message: "no \"events\" section in configuration", file: "", line: 0)
        }
        return (configuration.servers, upstreams)
    }

    private mutating func nested(_ upstreams: inout [String: [String]]) throws(NginxConfiguration.Failure) {
        var found: [String: [String]] = upstreams
        try block(isTop: false) { parser, words throws(NginxConfiguration.Failure) in
            switch words[0] {
            case "server": try parser.server()
            case "upstream": try parser.upstream(words.dropFirst().first ?? "", &found)
            default: return false
            }
            return true
        }
        upstreams = found
    }

    /// Reads directives up to the closing brace. `handle` takes those that open a block.
    private mutating func block(
        isTop: Bool, _ handle: (inout NginxParser, [String]) throws(NginxConfiguration.Failure) -> Bool
    ) throws(NginxConfiguration.Failure) {
        while at < tokens.count {
            if tokens[at].text == "}", !tokens[at].isQuoted {
                if isTop { throw fail("unexpected \"}\"") }
                at += 1
                return
            }
            let line = tokens[at].line
            var words: [String] = []
            while at < tokens.count, tokens[at].isQuoted || !"{};".contains(tokens[at].text) {
                words.append(tokens[at].text)
                at += 1
            }
            guard at < tokens.count else { throw fail("unexpected end of file, expecting \";\" or \"}\"") }
            let mark = tokens[at].text
            guard let name = words.first else { throw fail("unexpected \"\(mark)\"") }
            if mark == "}" { throw fail("unexpected \"}\"") }
            at += 1
            let isHandled = try handle(&self, words)
            if !isHandled {
                guard Self.known.contains(name) else { throw fail("unknown directive \"\(name)\"", line: line) }
                if mark == "{" { try block(isTop: false) { _, _ throws(NginxConfiguration.Failure) in true } }
            }
        }
        if !isTop { throw fail("unexpected end of file, expecting \"}\"") }
    }

    private mutating func upstream(_ name: String, _ upstreams: inout [String: [String]]) throws(NginxConfiguration
        .Failure)
    {
        var servers: [String] = []
        try block(isTop: false) { _, words throws(NginxConfiguration.Failure) in
            guard words[0] == "server", words.count > 1 else { return false }
            servers.append(words[1])
            return true
        }
        upstreams[name] = servers
    }

    private mutating func server() throws(NginxConfiguration.Failure) {
        var server = NginxConfiguration.Server()
        try block(isTop: false) { parser, words throws(NginxConfiguration.Failure) in
            switch words[0] {
            case "listen":
                let text = words.count > 1 ? words[1] : "80"
                if text.hasPrefix("[") { return true }
                let parts = text.split(separator: ":").map(String.init)
                let host = parts.count > 1 || IPv4Address(text) != nil ? parts[0] : "*"
                let address = host == "*" ? .any : host == "localhost" ? .loopback : IPv4Address(host)
                guard let address, let port = Int(IPv4Address(text) != nil ? "80" : parts.last ?? "") else {
                    throw parser.fail("invalid host in \"\(text)\" of the \"listen\" directive")
                }
                let point = ListenPoint(address: address, port: port)
                if !server.listens.contains(point) { server.listens.append(point) }
            case "server_name": server.names = Array(words.dropFirst())
            case "location": server.locations.append(try parser.location(words))
            default: return Self.take(words, &server.settings)
            }
            return true
        }
        if server.listens.isEmpty { server.listens = [ListenPoint(port: 80)] }
        configuration.servers.append(server)
    }

    private mutating func location(_ words: [String]) throws(NginxConfiguration.Failure) -> NginxConfiguration.Location
    {
        var location = NginxConfiguration.Location(kind: .prefix, path: words.last ?? "/")
        if words.count > 2 {
            switch words[1] {
            case "=": location.kind = .exact
            case "^~": location.kind = .strongPrefix
            case "~": location.kind = .pattern(ignoresCase: false)
            case "~*": location.kind = .pattern(ignoresCase: true)
            default: throw fail("invalid location modifier \"\(words[1])\"")
            }
        }
        try block(isTop: false) { _, words throws(NginxConfiguration.Failure) in Self.take(words, &location.settings) }
        return location
    }

    private static func take(_ words: [String], _ settings: inout NginxConfiguration.Settings) -> Bool {
        let values = Array(words.dropFirst())
        switch words[0] {
        case "root": settings.root = values.first
        case "alias": settings.alias = values.first
        case "index": settings.index = values
        case "proxy_pass": settings.proxy = values.first
        case "try_files": settings.tries = values
        case "default_type": settings.contentType = values.first
        case "autoindex": settings.listsDirectories = values.first == "on"
        case "add_header": if values.count > 1 { settings.headers.append(.init(name: values[0], value: values[1])) }
        case "return":
            guard let status = values.first.flatMap({ Int($0) }) else {
                settings.answer = (302, values.first ?? "")
                break
            }
            settings.answer = (status, values.dropFirst().first ?? "")
        case "error_page":
            for code in values.dropLast().compactMap({ Int($0) }) { settings.errorPages[code] = values.last }
        case "proxy_set_header", "proxy_http_version", "proxy_pass_header": break
        default: return false
        }
        return true
    }
}
