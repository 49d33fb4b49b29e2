import FileTrees
import Kernel
import WorldModel

/// `rm`, `unlink`
enum RemoveCommand {
    /// `-i`, unless a later `-f` takes it back.
    static func mayAsk(_ arguments: [String]) -> Bool {
        ParsedOptions(arguments, spec).last(of: "i", "f", "interactive") == "i"
    }

    /// A file whose name looks like an option.
    private static func advice(
        _ failure: ParsedOptions.Failure?, _ call: UtilityCall, _ simulation: Simulation
    ) -> String? {
        guard failure != nil, !call.isBusybox else { return nil }
        let word = call.arguments.first { $0.hasPrefix("-") && simulation.exists("./" + $0, as: call.me) }
        return word.map { "Try 'rm ./\($0)' to remove the file '\($0)'.\n" }
    }

    private static let spec = OptionSpec(
        "rRfvidI",
        long: "recursive=r force=f verbose=v dir=d interactive? preserve-root? no-preserve-root one-file-system")

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let mistaken = ParsedOptions(call.arguments, spec).failure
        guard let options = call.parse(spec, &simulation, advice: advice(mistaken, call, simulation)) else { return 1 }
        if options.operands.isEmpty {
            return options.has("f") ? 0 : call.complainOfUsage("missing operand", &simulation)
        }
        var status: Int32 = 0
        for path in options.operands {
            let last = PathText.baseName(path)
            if last == "." || last == ".." {
                call.complain(
                    call.isBusybox
                        ? "can't remove '.' or '..'" : "refusing to remove '.' or '..' directory: skipping '\(path)'",
                    &simulation)
                status = 1
            } else if PathText.normal(path, from: simulation.view(of: call.me).workingDirectory) == "/",
                options.has("r", "R"), !options.has("no-preserve-root"), !call.isBusybox
            {
                call.complain("it is dangerous to operate recursively on '/'", &simulation)
                call.complain("use --no-preserve-root to override this failsafe", &simulation)
                status = 1
            } else if !remove(path, options, &call, &simulation) {
                status = 1
            }
        }
        return status
    }

    /// Removes what is at a path. False when something could not be removed.
    private static func remove(
        _ path: String, _ options: ParsedOptions, _ call: inout UtilityCall, _ simulation: inout Simulation
    ) -> Bool {
        guard let inode = simulation.linkStatus(path, as: call.me) else {
            let error = failure(path, call.me, simulation)
            if options.has("f"), error == .noEntry || error == .notDirectory { return true }
            return complain(path, error, call, &simulation)
        }
        let asks = mayAsk(call.arguments)
        do throws(Errno) {
            guard inode.isDirectory else {
                if asks, !call.confirm("remove \(call.isBusybox ? "" : kind(inode) + " ")'\(path)'? ") { return true }
                try simulation.unlink(path, as: call.me)
                if options.has("v") { call.print("removed '\(path)'") }
                return true
            }
            guard options.has("r", "R") else {
                guard options.has("d") else {
                    if call.isBusybox {
                        call.complain("'\(path)' is a directory", &simulation)
                        return false
                    }
                    throw .isDirectory
                }
                try simulation.removeDirectory(path, as: call.me)
                return true
            }
            var isComplete = true
            if asks, !call.confirm("descend into directory '\(path)'? ") { return true }
            for name in try simulation.list(path, as: call.me) {
                if !remove(PathText.join(path, name), options, &call, &simulation) { isComplete = false }
            }
            guard isComplete else { return false }
            if asks, !call.confirm("remove directory '\(path)'? ") { return true }
            try simulation.removeDirectory(path, as: call.me)
            if options.has("v") {
                call.print(call.isBusybox ? "removed directory: '\(path)'" : "removed directory '\(path)'")
            }
            return true
        } catch {
            return complain(path, error, call, &simulation)
        }
    }

    private static func kind(_ inode: Inode) -> String {
        switch inode.content {
        case .file(let body): body.count == 0 ? "regular empty file" : "regular file"
        case .symbolicLink: "symbolic link"
        case .fifo: "fifo"
        case .socket: "socket"
        default: "character special file"
        }
    }

    private static func failure(_ path: String, _ me: ProcessID, _ simulation: Simulation) -> Errno {
        do {
            _ = try simulation.status(of: path, as: me, followingLast: false)
            return .noEntry
        } catch {
            return error
        }
    }

    private static func complain(
        _ path: String, _ error: Errno, _ call: UtilityCall, _ simulation: inout Simulation
    ) -> Bool {
        call.complain("\(call.isBusybox ? "can't" : "cannot") remove '\(path)'", error, &simulation)
        return false
    }

    static func unlink(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let path = call.arguments.first else { return call.complainOfUsage("missing operand", &simulation) }
        do {
            try simulation.unlink(path, as: call.me)
            return 0
        } catch {
            call.complain("cannot unlink '\(path)'", error, &simulation)
            return 1
        }
    }
}
