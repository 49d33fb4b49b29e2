import DockerCLI
import Engine
import JSON

/// A request to the engine, taken apart (Docker Engine API).
package struct APIRequest: Sendable {
    package var method: String
    /// Without the version prefix: `/containers/json`.
    package var path: String
    /// What the client asked for as `/v1.43`; `nil` without a prefix.
    package var version: APIVersion?
    package var query: [(name: String, value: String)]
    /// Names in lower case.
    package var headers: [String: String]
    package var body: [UInt8]
    /// What the pattern of the endpoint has caught: `id` of `/containers/{id}/json`.
    var parameters: [String: String] = [:]

    /// - Parameter target: path and query as in the request's first line.
    package init(method: String, target: String, headers: [String: String] = [:], body: [UInt8] = []) {
        self.method = method
        self.headers = headers
        self.body = body
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var path = Self.decoded(String(parts[0]), isQuery: false)
        if path.hasPrefix("/v"), let end = path.dropFirst().firstIndex(of: "/"),
            let version = APIVersion(String(path[..<end].dropFirst(2)))
        {
            self.version = version
            path = String(path[end...])
        }
        self.path = path
        query = (parts.count > 1 ? parts[1] : "").split(separator: "&").map { pair in
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (
                Self.decoded(String(sides[0]), isQuery: true),
                sides.count > 1 ? Self.decoded(String(sides[1]), isQuery: true) : ""
            )
        }
    }

    /// Takes `%2F` and, in a query, `+` back.
    private static func decoded(_ text: String, isQuery: Bool) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(isQuery && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: Query

    /// The last value of a name in the query; `nil` when it is not there.
    func value(_ name: String) -> String? { query.last { $0.name == name }?.value }

    func values(_ name: String) -> [String] { query.filter { $0.name == name }.map(\.value) }

    /// A switch as moby reads it: `0`, `no`, `false`, `none` and nothing are off, all else is on (`BoolValue`).
    func flag(_ name: String, default usual: Bool = false) -> Bool {
        guard let text = value(name) else { return usual }
        return !["", "0", "no", "false", "none"].contains(text.lowercased().filter { $0 != " " })
    }

    func number(_ name: String) -> Int? { value(name).flatMap { Int($0) } }

    /// `filters`: a JSON map from names to lists, or as older clients write it, to maps of switches.
    func filters() throws(EngineError) -> Filters {
        guard let text = value("filters"), !text.isEmpty else { return Filters([]) }
        guard let object = JSONReader.parse(text)?.object else {
            throw EngineError(.invalidParameter, "invalid filter")
        }
        var pairs: [String] = []
        for (name, value) in object.members {
            if let items = value.items {
                pairs += items.compactMap(\.text).map { "\(name)=\($0)" }
            } else if let switches = value.object {
                pairs += switches.members.filter { $0.value == .bool(true) }.map { "\(name)=\($0.key)" }
            } else {
                throw EngineError(.invalidParameter, "invalid filter")
            }
        }
        return Filters(pairs)
    }

    // MARK: Body

    /// The body as a JSON object; an empty one for an empty body.
    func document() throws(EngineError) -> JSONValue {
        guard !body.isEmpty else { return .object(JSONObject()) }
        var reader = JSONReader(body)
        let found: JSONValue?
        do throws(JSONReader.Failure) {
            found = try reader.next()
        } catch {
            throw EngineError(.invalidParameter, "invalid JSON: \(error.message)")
        }
        guard let found, found.object != nil || found == .null else {
            throw EngineError(.invalidParameter, "invalid JSON: the body is no object")
        }
        return found
    }

    func parameter(_ name: String) -> String { parameters[name] ?? "" }
}

/// `1.43`
package struct APIVersion: Sendable, Comparable, CustomStringConvertible {
    package var major: Int
    package var minor: Int

    package init(major: Int, minor: Int) { (self.major, self.minor) = (major, minor) }

    package init?(_ text: String) {
        let parts = text.split(separator: ".").map { Int($0) }
        guard parts.count == 2, let major = parts[0], let minor = parts[1] else { return nil }
        self.init(major: major, minor: minor)
    }

    package static func < (a: APIVersion, b: APIVersion) -> Bool { (a.major, a.minor) < (b.major, b.minor) }

    package var description: String { "\(major).\(minor)" }

    /// The versions that are served.
    package static let oldest = APIVersion(major: 1, minor: 24)
    package static let newest = APIVersion(major: 1, minor: 51)
}
