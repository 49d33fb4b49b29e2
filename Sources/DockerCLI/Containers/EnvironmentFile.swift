import Engine
import Kernel
import WorldModel

/// Files of `NAME=value` lines, as `--env-file` takes them.
enum EnvironmentFile {
    static func lines(_ path: String, _ simulation: Simulation, _ me: ProcessID) throws(EngineError) -> [String] {
        do {
            let text = String(decoding: try simulation.contents(of: path, as: me), as: UTF8.self)
            return text.split(separator: "\n").map { line in
                String(line.last == "\r" ? line.dropLast() : line).trimmedStart
            }.filter { !$0.isEmpty && !$0.hasPrefix("#") }
        } catch {
            throw EngineError(.invalidParameter, "open \(path): \(error.rawValue.lowercasedFirst)")
        }
    }

    static func read(
        _ path: String, _ simulation: Simulation, _ me: ProcessID, _ environment: Environment
    ) throws(EngineError) -> [String] {
        var out: [String] = []
        for line in try lines(path, simulation, me) {
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard !parts[0].isEmpty else {
                throw EngineError(.invalidParameter, "invalid env file (\(path)): no variable name on line '\(line)'")
            }
            guard !parts[0].contains(where: \.isWhitespace) else {
                throw EngineError(
                    .invalidParameter, "invalid env file (\(path)): variable '\(parts[0])' contains whitespaces")
            }
            if parts.count > 1 {
                out.append(line)
            } else if let value = environment[parts[0]] {
                out.append("\(parts[0])=\(value)")
            }
        }
        return out
    }
}

extension String {
    var trimmedStart: String { String(drop { $0 == " " || $0 == "\t" }) }
    /// Go writes system errors in lower case.
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
