import FileTrees
import Kernel
import WorldModel

/// `mkdir`, `rmdir`, `mktemp`
enum DirectoryCommands {
    static func makeDirectories(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let spec = OptionSpec("pv", values: "m", long: "parents=p verbose=v mode=m")
        guard let options = call.parse(spec, &simulation) else { return 1 }
        guard !options.operands.isEmpty else { return call.complainOfUsage("missing operand", &simulation) }
        var mode: UInt16 = 0o777
        if let text = options.value("m") {
            guard let parsed = FileMode(text) else {
                call.complain("invalid mode '\(text)'", &simulation)
                return 1
            }
            mode = parsed.applied(to: 0o777, isDirectory: true, umask: 0)
        }
        var status: Int32 = 0
        for path in options.operands {
            do throws(Errno) {
                if options.has("p") {
                    try makeParents(of: path, call, options.has("v"), &simulation)
                    if simulation.isDirectory(path, as: call.me) { continue }
                }
                try simulation.makeDirectory(path, mode: mode, as: call.me)
                if options.has("m") { try simulation.change(path, as: call.me) { $0.mode = mode } }
                if options.has("v") { report(path, &call) }
            } catch {
                let verb = call.isBusybox ? "can't" : "cannot"
                var shown = path
                if error == .notDirectory, let file = obstacle(path, call, simulation) {
                    shown = file + (call.isBusybox ? "/" : "")
                }
                call.complain("\(verb) create directory '\(shown)'", error, &simulation)
                status = 1
            }
        }
        return status
    }

    /// What is no directory on the way to a path.
    private static func obstacle(_ path: String, _ call: UtilityCall, _ simulation: Simulation) -> String? {
        var prefix = path
        while prefix != "/", prefix != ".", !simulation.exists(prefix, as: call.me) {
            prefix = PathText.directory(prefix)
        }
        return simulation.isDirectory(prefix, as: call.me) ? nil : prefix
    }

    private static func report(_ path: String, _ call: inout UtilityCall) {
        call.print(call.isBusybox ? "created directory: '\(path)'" : "mkdir: created directory '\(path)'")
    }

    private static func makeParents(
        of path: String, _ call: UtilityCall, _ isVerbose: Bool, _ simulation: inout Simulation
    ) throws(Errno) {
        var prefix = path.hasPrefix("/") ? "/" : ""
        for name in path.split(separator: "/").dropLast() {
            prefix += (prefix.isEmpty || prefix == "/" ? "" : "/") + name
            guard !simulation.exists(prefix, as: call.me) else { continue }
            try simulation.makeDirectory(prefix, mode: 0o777, as: call.me)
            if isVerbose { simulation.print("mkdir: created directory '\(prefix)'\n", as: call.me) }
        }
    }

    static func removeDirectories(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let spec = OptionSpec("pv", long: "parents=p verbose=v ignore-fail-on-non-empty")
        guard let options = call.parse(spec, &simulation) else { return 1 }
        guard !options.operands.isEmpty else { return call.complainOfUsage("missing operand", &simulation) }
        var status: Int32 = 0
        for operand in options.operands {
            var paths = [operand]
            if options.has("p") {
                while let last = paths.last, last.contains("/"), last != "/" { paths.append(PathText.directory(last)) }
            }
            for path in paths where path != "/" {
                do {
                    try simulation.removeDirectory(path, as: call.me)
                    if options.has("v") { call.print("rmdir: removing directory, '\(path)'") }
                } catch {
                    if error == .notEmpty, options.has("ignore-fail-on-non-empty") { break }
                    let kind = path == operand ? "" : "directory "
                    let text = call.isBusybox ? "'\(path)'" : "failed to remove \(kind)'\(path)'"
                    call.complain(text, error, &simulation)
                    status = 1
                    break
                }
            }
        }
        return status
    }

    static func makeTemporary(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let spec = OptionSpec("dqut", values: "p", long: "directory=d quiet=q dry-run=u tmpdir? suffix:")
        guard let options = call.parse(spec, &simulation) else { return 1 }
        var template = options.operands.first ?? (call.isBusybox ? "tmp.XXXXXX" : "tmp.XXXXXXXXXX")
        let places = template.countAtEnd { $0 == "X" }
        guard places >= 3 else {
            call.complain("too few X's in template '\(template)'", &simulation)
            return 1
        }
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
        template.removeLast(places)
        for _ in 0..<places { template.append(letters[Int(simulation.world.random.next() % 62)]) }
        template += options.value("suffix") ?? ""
        if options.operands.isEmpty || options.has("p", "tmpdir", "t") {
            let given = options.value("p") ?? options.value("tmpdir") ?? ""
            let directory = given.isEmpty ? simulation.world.processes[call.me]?.environment["TMPDIR"] ?? "/tmp" : given
            template = PathText.join(directory, template)
        }
        do throws(Errno) {
            if options.has("u") {
            } else if options.has("d") {
                try simulation.makeDirectory(template, mode: 0o700, as: call.me)
            } else {
                try simulation.put(.bytes([]), at: template, permissions: 0o600, as: call.me)
            }
        } catch {
            let kind = options.has("d") ? "directory" : "file"
            let shown = options.operands.first ?? template
            if !options.has("q") {
                call.complain("failed to create \(kind) via template '\(shown)'", error, &simulation)
            }
            return 1
        }
        call.print(template)
        return 0
    }
}

extension String {
    /// How many characters at the end are such.
    fileprivate func countAtEnd(_ matches: (Character) -> Bool) -> Int {
        reversed().prefix(while: matches).count
    }
}
