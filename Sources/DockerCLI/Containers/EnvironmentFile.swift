import Engine
import Kernel
import WorldModel

/// Files of `NAME=value` lines, as `--env-file` and `--label-file` take them, and the flags that come over them.
enum EnvironmentFile {
    private static func lines(_ path: String, _ simulation: Simulation, _ me: ProcessID) throws(EngineError) -> [String]
    {
        do {
            let text = String(decoding: try simulation.contents(of: path, as: me), as: UTF8.self)
            // Lines may end as on Windows.
            return text.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" }).map { String($0).trimmedStart }
                .filter { !$0.isEmpty && !$0.hasPrefix("#") }
        } catch .isDirectory {
            throw EngineError(.invalidParameter, "invalid env file (\(path)): read \(path): is a directory")
        } catch {
            throw EngineError(.invalidParameter, "open \(path): \(error.rawValue.lowercasedFirst)")
        }
    }

    /// What `--env` was given: a name alone takes the value that the client has, if any. A later value takes the place
    /// of an earlier one of the same name.
    static func flags(_ texts: [String], _ environment: Environment) -> [String] {
        var lines: [String] = []
        for text in texts {
            let line = text.contains("=") ? text : environment[text].map { "\(text)=\($0)" } ?? text
            let name = line.prefix { $0 != "=" }
            if let index = lines.firstIndex(where: { $0.prefix { $0 != "=" } == name }) {
                lines[index] = line
            } else {
                lines.append(line)
            }
        }
        return lines
    }

    /// - Parameter environment: where the values of names without one are looked up. Without a value a line is left out.
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
