import Engine
import FileTrees
import JSON
import WorldModel

/// `--progress=rawjson`: what BuildKit's solver reports, an object a line (buildkit, `client.SolveStatus`).
struct JSONProgress: Equatable {
    private var step: (name: String, started: Instant)?
    private var count = 0

    static func == (a: JSONProgress, b: JSONProgress) -> Bool {
        a.count == b.count && a.step?.name == b.step?.name && a.step?.started == b.step?.started
    }

    mutating func text(_ progress: [BuildProgress], at now: Instant) -> String {
        progress.compactMap { line(for: $0, now) }.map { JSONWriter().text(.object($0)) + "\n" }.joined()
    }

    private mutating func line(for progress: BuildProgress, _ now: Instant) -> JSONObject? {
        let time = JSONValue.string(CivilTime(now).rfc3339Nano)
        if case .begin(let title) = progress {
            count += 1
            step = (title, now)
            return vertex([])
        }
        guard step != nil else { return nil }
        switch progress {
        case .begin: return nil
        case .status(let text):
            let name = text.hasSuffix(" done") ? String(text.dropLast(5)) : text
            var fields: [(String, JSONValue)] = [
                ("id", .string(name)), ("vertex", digest), ("name", .string(name)), ("current", .number(0)),
                ("timestamp", time), ("started", time),
            ]
            if text != name { fields.append(("completed", time)) }
            return JSONObject([("statuses", .array([.object(JSONObject(fields))]))])
        case .output(let bytes):
            let log = JSONObject([
                ("vertex", digest), ("stream", .number(1)),
                ("data", .string(String(decoding: Base64.encode(bytes), as: UTF8.self))), ("timestamp", time),
            ])
            return JSONObject([("logs", .array([.object(log)]))])
        case .cached: return vertex([("completed", time), ("cached", .bool(true))])
        case .done: return vertex([("completed", time)])
        case .failed(let message): return vertex([("completed", time), ("error", .string(message))])
        }
    }

    private var digest: JSONValue { .string(Digest.sha256(of: "\(count) \(step?.name ?? "")").description) }

    private func vertex(_ further: [(String, JSONValue)]) -> JSONObject {
        var fields: [(String, JSONValue)] = [("digest", digest), ("name", .string(step?.name ?? ""))]
        if let started = step?.started { fields.append(("started", .string(CivilTime(started).rfc3339Nano))) }
        return JSONObject([("vertexes", .array([.object(JSONObject(fields + further))]))])
    }
}
