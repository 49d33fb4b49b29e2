import FileTrees
import Kernel
import WorldModel

/// `mv`
enum MoveCommand {
    private static let spec = OptionSpec(
        "fvniuTb", values: "tS",
        long:
            "force=f verbose=v no-clobber=n interactive=i update=u target-directory:=t no-target-directory=T backup?=b")

    static func mayAsk(_ arguments: [String]) -> Bool {
        ParsedOptions(arguments, spec).last(of: "i", "f", "n") == "i"
    }

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(spec, &simulation) else { return 1 }
        guard let targets = CopyTargets(options, &call, &simulation) else { return 1 }
        var status: Int32 = 0
        for (source, target) in targets.pairs where !move(source, target, options, &call, &simulation) { status = 1 }
        return status
    }

    private static func move(
        _ source: String, _ target: String, _ options: ParsedOptions, _ call: inout UtilityCall,
        _ simulation: inout Simulation
    ) -> Bool {
        let text = call.isBusybox ? "can't rename '\(source)'" : "cannot stat '\(source)'"
        guard let inode = simulation.linkStatus(source, as: call.me) else {
            call.complain(text, .noEntry, &simulation)
            return false
        }
        if options.has("n"), simulation.linkStatus(target, as: call.me) != nil { return true }
        if source == target, call.isBusybox { return true }
        if mayAsk(call.arguments), simulation.exists(target, as: call.me), source != target,
            !call.confirm("overwrite '\(target)'? ")
        {
            return true
        }
        if options.has("b"), source != target, simulation.exists(target, as: call.me) {
            try? simulation.rename(target, to: target + (options.value("S") ?? "~"), as: call.me)
        }
        do throws(Errno) {
            if source == target { throw .exists }
            try simulation.rename(source, to: target, as: call.me)
            if options.has("v") {
                call.print(call.isBusybox ? "'\(source)' -> '\(target)'" : "renamed '\(source)' -> '\(target)'")
            }
            return true
        } catch {
            switch error {
            case .crossDevice: return moveAcross(source, target, inode, call, &simulation)
            case .exists where source == target:
                call.complain("'\(source)' and '\(target)' are the same file", &simulation)
            case .invalid:
                call.complain("cannot move '\(source)' to a subdirectory of itself, '\(target)'", &simulation)
            case .notDirectory where call.isBusybox: call.complain("can't rename '\(source)'", error, &simulation)
            case .notDirectory where inode.isDirectory:
                call.complain("cannot overwrite non-directory '\(target)' with directory '\(source)'", &simulation)
            case .isDirectory:
                call.complain("cannot overwrite directory '\(target)' with non-directory", &simulation)
            default:
                let text = call.isBusybox ? "can't rename '\(source)'" : "cannot move '\(source)' to '\(target)'"
                call.complain(text, error, &simulation)
            }
            return false
        }
    }

    /// Between file systems: copies, then removes.
    private static func moveAcross(
        _ source: String, _ target: String, _ inode: Inode, _ call: UtilityCall, _ simulation: inout Simulation
    ) -> Bool {
        var copier = TreeCopier(call: call, options: ParsedOptions(["-a"], CopyCommand.spec))
        copier.copy(source, to: target, isOperand: true, &simulation)
        guard copier.status == 0 else { return false }
        var removal = call
        removal.arguments = ["-rf", "--", source]
        return RemoveCommand.run(&removal, &simulation) == 0
    }
}

/// `install`
enum InstallCommand {
    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let spec = OptionSpec(
            "dDvcpsCT", values: "mogt", long: "directory=d mode=m owner=o group=g target-directory:=t verbose=v strip=s"
        )
        guard let options = call.parse(spec, &simulation) else { return 1 }
        let mode =
            (options.value("m").flatMap { FileMode($0) } ?? FileMode("755"))?
            .applied(to: 0, isDirectory: false, umask: 0) ?? 0o755
        let accounts = Accounts(simulation, call.me)
        let owner = options.value("o").flatMap { accounts.userID($0) }
        let group = options.value("g").flatMap { accounts.groupID($0) }
        var made: [String] = []
        var status: Int32 = 0
        if options.has("d") {
            var child = call
            child.name = "install"
            child.arguments = ["-p", "--"] + options.operands
            status = DirectoryCommands.makeDirectories(&child, &simulation)
            made = options.operands
        } else {
            if options.has("D"), let target = options.value("t") ?? options.operands.last {
                var child = call
                child.arguments = ["-p", "--", options.has("t") ? target : PathText.directory(target)]
                _ = DirectoryCommands.makeDirectories(&child, &simulation)
            }
            guard let targets = CopyTargets(options, &call, &simulation) else { return 1 }
            var copier = TreeCopier(call: call, options: ParsedOptions(["-f"], CopyCommand.spec))
            for (source, target) in targets.pairs {
                if options.has("v") {
                    if simulation.exists(target, as: call.me) { call.print("removed '\(target)'") }
                    call.print("'\(source)' -> '\(target)'")
                }
                copier.copy(source, to: target, isOperand: true, &simulation)
                made.append(target)
            }
            status = copier.status
        }
        for path in made {
            try? simulation.change(path, as: call.me) { inode in
                inode.mode = mode
                inode.owner = owner ?? inode.owner
                inode.group = group ?? inode.group
            }
        }
        return status
    }
}

/// `link`: one more name, by the system call alone.
enum NewNameCommand {
    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(OptionSpec(""), &simulation) else { return 1 }
        let words = options.operands
        guard words.count == 2 else {
            let text =
                words.isEmpty
                ? "missing operand"
                : words.count == 1 ? "missing operand after '\(words[0])'" : "extra operand '\(words[2])'"
            return call.complainOfUsage(text, &simulation)
        }
        do throws(Errno) {
            try simulation.makeHardLink(to: words[0], at: words[1], as: call.me)
            return 0
        } catch {
            call.complain("cannot create link '\(words[1])' to '\(words[0])'", error, &simulation)
            return 1
        }
    }
}

/// `ln`
enum LinkCommand {
    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let spec = OptionSpec(
            "sfvnrTib", values: "tS",
            long: "symbolic=s force=f verbose=v no-dereference=n relative=r target-directory:=t backup?=b suffix:=S "
                + "no-target-directory=T")
        guard var options = call.parse(spec, &simulation) else { return 1 }
        if options.operands.count == 1, !options.has("t") { options = ParsedOptions(call.arguments + ["."], spec) }
        guard let targets = CopyTargets(options, &call, &simulation) else { return 1 }
        var status: Int32 = 0
        for (source, target) in targets.pairs {
            do throws(Errno) {
                if options.has("b"), simulation.linkStatus(target, as: call.me) != nil {
                    try simulation.rename(target, to: target + (options.value("S") ?? "~"), as: call.me)
                }
                if options.has("f"), simulation.linkStatus(target, as: call.me) != nil {
                    try simulation.unlink(target, as: call.me)
                }
                if options.has("s") {
                    let text = options.has("r") ? relative(source, from: target, call, simulation) : source
                    try simulation.makeSymbolicLink(to: text, at: target, as: call.me)
                } else {
                    if simulation.isDirectory(source, as: call.me) {
                        if call.isBusybox { throw .notPermitted }
                        call.complain("\(source): hard link not allowed for directory", &simulation)
                        status = 1
                        continue
                    }
                    try simulation.makeHardLink(to: source, at: target, as: call.me)
                }
                if options.has("v") {
                    call.print("'\(target)' \(options.has("s") || call.isBusybox ? "->" : "=>") '\(source)'")
                }
            } catch {
                complain(source, target, error, isSymbolic: options.has("s"), call, &simulation)
                status = 1
            }
        }
        return status
    }

    /// `-r`: the way from the link to what it means.
    private static func relative(
        _ source: String, from target: String, _ call: UtilityCall, _ simulation: Simulation
    ) -> String {
        let directory = simulation.view(of: call.me).workingDirectory
        let place = PathText.normal(PathText.directory(PathText.normal(target, from: directory)), from: "/")
        return PathCommands.relative(PathText.normal(source, from: directory), to: place)
    }

    private static func complain(
        _ source: String, _ target: String, _ error: Errno, isSymbolic: Bool, _ call: UtilityCall,
        _ simulation: inout Simulation
    ) {
        if call.isBusybox {
            call.complain(error == .noEntry && !isSymbolic ? source : target, error, &simulation)
        } else if !isSymbolic, error == .noEntry, simulation.linkStatus(source, as: call.me) == nil {
            call.complain("failed to access '\(source)'", error, &simulation)
        } else {
            let arrow = error == .exists ? "" : isSymbolic ? "" : " => '\(source)'"
            call.complain(
                "failed to create \(isSymbolic ? "symbolic" : "hard") link '\(target)'\(arrow)", error, &simulation)
        }
    }
}
