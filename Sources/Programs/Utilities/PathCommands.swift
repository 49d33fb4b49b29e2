import FileTrees
import Kernel
import WorldModel

/// `readlink`, `realpath`, `basename`, `dirname`, `pwd`, `which`
enum PathCommands {
    static func readLink(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(OptionSpec("femnqsv", long: "canonicalize=f no-newline=n"), &simulation) else {
            return 1
        }
        guard !options.operands.isEmpty else { return call.complainOfUsage("missing operand", &simulation) }
        var status: Int32 = 0
        for path in options.operands {
            var result: String?
            if options.has("f", "e", "m") {
                // busybox's wants a bare name to be there.
                result = canonical(
                    path, mayMiss: !options.has("e") && (!call.isBusybox || path.contains("/")), call.me, simulation)
                if result == nil, options.has("m") {
                    result = PathText.normal(path, from: simulation.view(of: call.me).workingDirectory)
                }
            } else if case .symbolicLink(let target)? = simulation.linkStatus(path, as: call.me)?.content {
                result = target
            }
            if let result {
                call.write(result + (options.has("n") ? "" : "\n"))
            } else {
                status = 1
            }
        }
        return status
    }

    /// The path without links; the last component may be missing when `mayMiss`.
    static func canonical(_ path: String, mayMiss: Bool, _ me: ProcessID, _ simulation: Simulation) -> String? {
        let view = simulation.view(of: me)
        if let found = try? simulation.resolve(path, in: view) { return found.path }
        // What is only a loop of links is not missing.
        guard mayMiss,
            (try? simulation.resolve(path, in: view, followingLast: false)) == nil || !isLoop(path, me, simulation),
            let place = try? simulation.place(of: path, in: view, followingLast: true)
        else { return nil }
        return place.path
    }

    private static func isLoop(_ path: String, _ me: ProcessID, _ simulation: Simulation) -> Bool {
        do throws(Errno) {
            _ = try simulation.resolve(path, in: simulation.view(of: me))
            return false
        } catch {
            return error == .tooManyLinks
        }
    }

    static func realPath(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let spec = OptionSpec(
            "emsqzLP", long: "relative-to: strip=s no-symlinks=s canonicalize-existing=e canonicalize-missing=m")
        guard let options = call.parse(spec, &simulation) else { return 1 }
        guard !options.operands.isEmpty else { return call.complainOfUsage("missing operand", &simulation) }
        var status: Int32 = 0
        let directory = simulation.view(of: call.me).workingDirectory
        for path in options.operands {
            let result =
                options.has("s")
                ? PathText.normal(path, from: directory)
                : canonical(path, mayMiss: !options.has("e") && !call.isBusybox, call.me, simulation)
                    ?? (options.has("m") ? PathText.normal(path, from: directory) : nil)
            if let result {
                call.print(
                    options.value("relative-to").map { relative(result, to: PathText.normal($0, from: directory)) }
                        ?? result)
            } else {
                if !options.has("q") { call.complain(path, .noEntry, &simulation) }
                status = 1
            }
        }
        return status
    }

    static func relative(_ path: String, to base: String) -> String {
        let a = path.split(separator: "/")
        let b = base.split(separator: "/")
        let common = zip(a, b).prefix { $0 == $1 }.count
        let names = b.dropFirst(common).map { _ in ".." } + a.dropFirst(common).map(String.init)
        return names.isEmpty ? "." : names.joined(separator: "/")
    }

    static func baseName(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard
            let options = call.parse(
                OptionSpec("az", values: "s", long: "multiple=a suffix:=s", stopsAtOperand: true), &simulation)
        else { return 1 }
        guard let first = options.operands.first else { return call.complainOfUsage("missing operand", &simulation) }
        let isMultiple = options.has("a", "s")
        if !isMultiple, options.operands.count > 2 {
            return call.complainOfUsage("extra operand '\(options.operands[2])'", &simulation)
        }
        let suffix = options.value("s") ?? (isMultiple ? "" : options.operands.dropFirst().first ?? "")
        for path in isMultiple ? options.operands : [first] {
            var name = PathText.baseName(path)
            if !suffix.isEmpty, name.hasSuffix(suffix), name != suffix { name.removeLast(suffix.count) }
            call.print(name)
        }
        return 0
    }

    static func directoryName(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(OptionSpec("z"), &simulation) else { return 1 }
        guard !options.operands.isEmpty else { return call.complainOfUsage("missing operand", &simulation) }
        for path in options.operands { call.print(PathText.directory(path)) }
        return 0
    }

    static func workingDirectory(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(OptionSpec("LP", long: "logical=L physical=P"), &simulation) else { return 1 }
        let path = simulation.view(of: call.me).workingDirectory
        let isPhysical = options.last(of: "L", "P") == "P"
        call.print(isPhysical ? canonical(path, mayMiss: false, call.me, simulation) ?? path : path)
        return 0
    }

    static func which(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(OptionSpec("as"), &simulation) else { return 2 }
        let path =
            simulation.world.processes[call.me]?.environment["PATH"]
            ?? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        let view = simulation.view(of: call.me)
        var status: Int32 = options.operands.isEmpty ? 1 : 0
        for name in options.operands {
            let candidates = name.contains("/") ? [name] : path.split(separator: ":").map { $0 + "/" + name }
            let found = candidates.filter { candidate in
                guard let inode = try? simulation.status(of: candidate, as: call.me), !inode.isDirectory else {
                    return false
                }
                return inode.mode & 0o111 != 0 && simulation.allows(inode, .execute, view.credentials)
            }
            if found.isEmpty { status = 1 }
            for path in options.has("a") ? found : Array(found.prefix(1)) { call.print(path) }
        }
        return status
    }
}
