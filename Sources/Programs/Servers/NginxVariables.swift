import HTTP
import Kernel
import WorldModel

/// nginx's variables in texts: `$host`, `${uri}`, `$arg_name`, `$http_user_agent`.
struct NginxVariables {
    let request: HTTPMessage
    let serverName: String
    let port: Int
    let client: String
    let hostname: String

    /// The text with all variables filled in; those that are not simulated are empty.
    func expanded(_ text: String) -> String {
        var out = ""
        var rest = text[...]
        while let character = rest.popFirst() {
            guard character == "$" else {
                out.append(character)
                continue
            }
            let isBraced = rest.first == "{"
            if isBraced { rest.removeFirst() }
            let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            rest = rest.dropFirst(name.count)
            if isBraced, rest.first == "}" { rest.removeFirst() }
            out += name.isEmpty ? "$" : value(String(name)) ?? ""
        }
        return out
    }

    private func value(_ name: String) -> String? {
        let target = request.parts.count > 1 ? request.parts[1] : "/"
        let question = target.firstIndex(of: "?")
        let query = question.map { String(target[target.index(after: $0)...]) } ?? ""
        switch name {
        case "host":
            let host = String((request["Host"] ?? "").prefix { $0 != ":" })
            return host.isEmpty ? serverName : host
        case "hostname": return hostname
        case "http_host": return request["Host"]
        case "request_uri": return target
        case "uri", "document_uri": return question.map { String(target[..<$0]) } ?? target
        case "args", "query_string": return query
        case "is_args": return query.isEmpty ? "" : "?"
        case "remote_addr", "proxy_add_x_forwarded_for": return client
        case "scheme": return "http"
        case "server_port": return String(port)
        case "server_name": return serverName
        case "server_protocol": return request.parts.last
        case "request_method": return request.parts.first
        case "request": return request.startLine
        default: break
        }
        if name.hasPrefix("http_") { return request[String(name.dropFirst(5)).replacing("_", with: "-")] }
        if name.hasPrefix("arg_") {
            let key = name.dropFirst(4) + "="
            return query.split(separator: "&").first { $0.hasPrefix(key) }.map { String($0.dropFirst(key.count)) }
        }
        return nil
    }
}
