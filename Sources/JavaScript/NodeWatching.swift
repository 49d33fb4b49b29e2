import Kernel
import WorldModel

/// `node --watch` and `nodemon`: the program begins anew when its files change.
struct NodeWatching: Sendable, Equatable {
    enum Style: Sendable { case node, nodemon }

    let style: Style
    /// The command line of the program itself, without `node`.
    let words: [String]
    /// When each file was changed last.
    private var times: [String: Int64] = [:]
    private var next = Instant(nanoseconds: 0)
    /// The program has ended and waits for a change.
    private(set) var isIdle = false

    init(_ style: Style, _ words: [String]) {
        self.style = style
        self.words = words
    }

    /// How often files are looked at, in nanoseconds.
    private static let interval: Int64 = 500_000_000
    private static let extensions = [".js", ".mjs", ".cjs", ".json"]

    private var shown: String { words.joined(separator: " ") }

    // MARK: What is said

    func begin(_ os: inout Simulation, _ me: ProcessID) {
        guard style == .nodemon else { return }
        os.print(
            """
            [nodemon] 3.1.10
            [nodemon] to restart at any time, enter `rs`
            [nodemon] watching path(s): *.*
            [nodemon] watching extensions: js,mjs,cjs,json
            [nodemon] starting `node \(shown)`

            """, as: me)
    }

    func sayRestart(_ os: inout Simulation, _ me: ProcessID) {
        switch style {
        case .node: os.print("Restarting '\(shown)'\n", as: me)
        case .nodemon:
            os.print("[nodemon] restarting due to changes...\n[nodemon] starting `node \(shown)`\n", as: me)
        }
    }

    /// The program has ended: its watcher waits.
    mutating func rest(_ status: Int32, _ os: inout Simulation, _ me: ProcessID) {
        isIdle = true
        switch (style, status) {
        case (.node, 0): os.print("Completed running '\(shown)'\n", as: me)
        case (.node, _): os.print("Failed running '\(shown)'\n", as: me)
        case (.nodemon, 0): os.print("[nodemon] clean exit - waiting for changes before restart\n", as: me)
        case (.nodemon, _):
            os.print("[nodemon] app crashed - waiting for file changes before starting...\n", as: me)
        }
    }

    mutating func restart() { isIdle = false }

    // MARK: Files

    /// Looks at the files when it is time; whether one has changed.
    mutating func hasChanged(_ loaded: [String], _ os: Simulation, _ me: ProcessID) -> Bool {
        let now = os.world.clock.now
        guard now >= next else { return false }
        next = Instant(nanoseconds: now.nanoseconds + Self.interval)
        let found = style == .node ? Self.times(of: loaded, os, me) : Self.times(below: ".", os, me)
        defer { times = found }
        if times.isEmpty { return false }
        return found.contains { times[$0.key] != nil && times[$0.key] != $0.value }
            || style == .nodemon && found.count != times.count
    }

    /// Until when nothing is looked at.
    var wait: WaitReason { .time(next) }

    private static func times(of files: [String], _ os: Simulation, _ me: ProcessID) -> [String: Int64] {
        var times: [String: Int64] = [:]
        for file in files {
            let path = file.hasPrefix("file://") ? String(file.dropFirst(7)) : file
            if path.hasPrefix("/"), let inode = try? os.status(of: path, as: me) { times[path] = inode.modified }
        }
        return times
    }

    private static func times(below folder: String, _ os: Simulation, _ me: ProcessID) -> [String: Int64] {
        var times: [String: Int64] = [:]
        for name in (try? os.list(folder, as: me)) ?? [] where name != "node_modules" && !name.hasPrefix(".") {
            let path = folder + "/" + name
            if os.isDirectory(path, as: me) {
                times.merge(Self.times(below: path, os, me)) { first, _ in first }
            } else if extensions.contains(where: { name.hasSuffix($0) }), let inode = try? os.status(of: path, as: me) {
                times[path] = inode.modified
            }
        }
        return times
    }
}
