import FileTrees
import Kernel
import WorldModel

/// `cp`
enum CopyCommand {
    static let spec = OptionSpec(
        "rRapvfPLHdnuiTlsxb", values: "tS",
        long: "recursive=r archive=a preserve? verbose=v force=f no-dereference=P dereference=L no-clobber=n update=u "
            + "target-directory:=t no-target-directory=T link=l symbolic-link=s parents no-preserve: interactive=i backup?=b"
    )

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(spec, &simulation) else { return 1 }
        guard let targets = CopyTargets(options, &call, &simulation) else { return 1 }
        var copier = TreeCopier(call: call, options: options)
        for (source, target) in targets.pairs {
            if options.has("parents") { makeParents(of: target, call, &simulation) }
            copier.copy(source, to: target, isOperand: true, &simulation)
        }
        call = copier.call
        call.output += copier.output
        return copier.status
    }

    /// The directories on the way to a target, for `--parents`.
    private static func makeParents(of target: String, _ call: UtilityCall, _ simulation: inout Simulation) {
        var path = target.hasPrefix("/") ? "/" : ""
        for name in target.split(separator: "/").dropLast() {
            path += (path.isEmpty || path.hasSuffix("/") ? "" : "/") + name
            if !simulation.exists(path, as: call.me) { try? simulation.makeDirectory(path, mode: 0o755, as: call.me) }
        }
    }

    static func mayAsk(_ arguments: [String]) -> Bool {
        ParsedOptions(arguments, spec).last(of: "i", "f", "n") == "i"
    }
}

/// What goes where, for `cp`, `mv`, `install` and `ln`.
struct CopyTargets {
    var pairs: [(source: String, target: String)] = []

    /// Complains and gives `nil` when the operands make no sense.
    init?(_ options: ParsedOptions, _ call: inout UtilityCall, _ simulation: inout Simulation) {
        var sources = options.operands
        guard let first = sources.first else {
            _ = call.complainOfUsage("missing file operand", &simulation)
            return nil
        }
        /// Where a source goes in a directory.
        func place(_ source: String, in directory: String) -> String {
            PathText.join(directory, options.has("parents") ? source : PathText.baseName(source))
        }
        if let directory = options.value("t") {
            pairs = sources.map { ($0, place($0, in: directory)) }
            return
        }
        guard sources.count > 1, let target = sources.popLast() else {
            _ = call.complainOfUsage("missing destination file operand after '\(first)'", &simulation)
            return nil
        }
        let followsTarget = !options.has("n") || call.name != "ln"
        let isDirectory =
            simulation.isDirectory(target, as: call.me) && !options.has("T")
            && (followsTarget || simulation.linkStatus(target, as: call.me)?.isSymbolicLink != true)
        if isDirectory {
            pairs = sources.map { ($0, place($0, in: target)) }
        } else if sources.count == 1 || call.isBusybox && call.name != "ln" {
            if call.isBusybox, sources.count > 1 {
                let error: Errno = simulation.exists(target, as: call.me) ? .notDirectory : .noEntry
                for source in sources {
                    let path = PathText.join(target, PathText.baseName(source))
                    let isThere = error == .notDirectory
                    let reason =
                        isThere && call.name == "mv" ? "Path has non-directory component" : error.rawValue
                    call.complain("can't \(isThere ? "stat" : "create") '\(path)': \(reason)", &simulation)
                }
                return nil
            }
            if target.hasSuffix("/"), simulation.linkStatus(sources[0], as: call.me)?.isDirectory != true {
                if call.isBusybox {
                    call.complain(
                        call.name == "mv"
                            ? "can't rename '\(first)': Not a directory" : "can't create '\(target)': Is a directory",
                        &simulation)
                    return nil
                }
                let verb =
                    call.name == "mv"
                    ? "cannot move '\(first)' to '\(target)'" : "cannot create regular file '\(target)'"
                call.complain(verb, .notDirectory, &simulation)
                return nil
            }
            pairs = [(first, target)]
        } else {
            let error: Errno = simulation.exists(target, as: call.me) ? .notDirectory : .noEntry
            if call.isBusybox {
                call.complain("can't stat '\(target)'", error, &simulation)
            } else {
                call.complain("target '\(target)'", error, &simulation)
            }
            return nil
        }
    }
}

/// Copies files and directories with everything below them.
struct TreeCopier {
    private(set) var call: UtilityCall
    let options: ParsedOptions
    var status: Int32 = 0
    var output: [UInt8] = []
    private var isRecursive: Bool { options.has("r", "R", "a") }
    private var keepsLinks: Bool { options.has("a", "P", "d") || isRecursive && !options.has("L", "H") }
    private var preserves: Bool { options.has("a", "p", "preserve") }

    init(call: UtilityCall, options: ParsedOptions) {
        self.call = call
        self.options = options
    }

    private var can: String { call.isBusybox ? "can't" : "cannot" }

    private mutating func fail(_ text: String, _ error: Errno, _ simulation: inout Simulation) {
        call.complain(text, error, &simulation)
        status = 1
    }

    mutating func copy(_ source: String, to target: String, isOperand: Bool, _ simulation: inout Simulation) {
        let inode: Inode
        do {
            inode = try simulation.status(of: source, as: call.me, followingLast: !keepsLinks)
        } catch {
            return fail("\(can) stat '\(source)'", error, &simulation)
        }
        if inode.isDirectory {
            copyDirectory(source, inode, to: target, &simulation)
        } else {
            copyFile(source, inode, to: target, &simulation)
        }
    }

    private mutating func copyDirectory(
        _ source: String, _ inode: Inode, to target: String, _ simulation: inout Simulation
    ) {
        guard isRecursive else {
            let text =
                call.isBusybox ? "omitting directory '\(source)'" : "-r not specified; omitting directory '\(source)'"
            call.complain(text, &simulation)
            status = 1
            return
        }
        let view = simulation.view(of: call.me)
        let from = PathText.normal(source, from: view.workingDirectory)
        let to = PathText.normal(target, from: view.workingDirectory)
        if to == from || to.hasPrefix(from == "/" ? "/" : from + "/"), from != "/" || to != "/" {
            call.complain("cannot copy a directory, '\(source)', into itself, '\(target)'", &simulation)
            status = 1
            return
        }
        do throws(Errno) {
            if !simulation.exists(target, as: call.me) {
                try simulation.makeDirectory(target, mode: inode.mode | 0o700, as: call.me)
                if options.has("v"), !call.isBusybox { output += Array("'\(source)' -> '\(target)'\n".utf8) }
            } else if !simulation.isDirectory(target, as: call.me) {
                if call.isBusybox {
                    let place = PathText.join(target, PathText.baseName(source))
                    call.complain("can't stat '\(place)'", .notDirectory, &simulation)
                } else {
                    call.complain("cannot overwrite non-directory '\(target)' with directory '\(source)'", &simulation)
                }
                status = 1
                return
            }
            for name in try simulation.list(source, as: call.me) {
                copy(PathText.join(source, name), to: PathText.join(target, name), isOperand: false, &simulation)
            }
        } catch {
            return fail("\(can) create directory '\(target)'", error, &simulation)
        }
        if options.has("v"), call.isBusybox { output += Array("'\(source)' -> '\(target)'\n".utf8) }
        preserve(inode, at: target, &simulation)
    }

    private mutating func copyFile(_ source: String, _ inode: Inode, to target: String, _ simulation: inout Simulation)
    {
        if simulation.isDirectory(target, as: call.me) {
            call.complain(
                call.isBusybox
                    ? "can't create '\(target)': Is a directory"
                    : "cannot overwrite directory '\(target)' with non-directory", &simulation)
            status = 1
            return
        }
        let view = simulation.view(of: call.me)
        if let a = try? simulation.resolve(source, in: view), let b = try? simulation.resolve(target, in: view), a == b
        {
            call.complain("'\(source)' and '\(target)' are the same file", &simulation)
            status = 1
            return
        }
        if options.has("n"), simulation.exists(target, as: call.me) { return }
        let isThere = simulation.exists(target, as: call.me)
        if !isThere, simulation.linkStatus(target, as: call.me) != nil, !options.has("f", "a", "P"), !call.isBusybox {
            call.complain("not writing through dangling symlink '\(target)'", &simulation)
            status = 1
            return
        }
        if isThere, CopyCommand.mayAsk(call.arguments), !call.confirm("overwrite '\(target)'? ") { return }
        if isThere, options.has("b") {
            try? simulation.rename(target, to: target + (options.value("S") ?? "~"), as: call.me)
        }
        if options.has("u"), let old = simulation.linkStatus(target, as: call.me), old.modified >= inode.modified {
            return
        }
        do throws(Errno) {
            try write(source, inode, to: target, &simulation)
        } catch {
            if error == .accessDenied, (try? simulation.contents(of: source, as: call.me)) == nil {
                return fail("\(can) open '\(source)'\(call.isBusybox ? "" : " for reading")", error, &simulation)
            }
            return fail("\(can) create \(call.isBusybox ? "" : "regular file ")'\(target)'", error, &simulation)
        }
        if options.has("v") { output += Array("'\(source)' -> '\(target)'\n".utf8) }
    }

    private func write(
        _ source: String, _ inode: Inode, to target: String, _ simulation: inout Simulation
    ) throws(Errno) {
        switch inode.content {
        case .symbolicLink(let text):
            if simulation.linkStatus(target, as: call.me) != nil { try simulation.unlink(target, as: call.me) }
            try simulation.makeSymbolicLink(to: text, at: target, as: call.me)
        case .file(let body) where options.has("l"):
            _ = body
            try simulation.makeHardLink(to: source, at: target, as: call.me)
        case .file where options.has("s"):
            try simulation.makeSymbolicLink(to: source, at: target, as: call.me)
        case .file(let body):
            guard simulation.allows(inode, .read, simulation.view(of: call.me).credentials) else { throw .accessDenied }
            if options.has("f"), !simulation.exists(target, as: call.me),
                simulation.linkStatus(target, as: call.me) != nil
            {
                try simulation.unlink(target, as: call.me)
            }
            try simulation.put(body, at: target, permissions: inode.mode & 0o777, as: call.me)
            preserve(inode, at: target, &simulation)
        default:
            try simulation.put(.bytes([]), at: target, permissions: inode.mode & 0o777, as: call.me)
        }
    }

    private func preserve(_ inode: Inode, at target: String, _ simulation: inout Simulation) {
        guard preserves else { return }
        let isRoot = simulation.view(of: call.me).credentials.user == 0
        try? simulation.change(target, as: call.me, followingLast: false) { copy in
            copy.mode = inode.mode
            copy.modified = inode.modified
            guard isRoot else { return }
            copy.owner = inode.owner
            copy.group = inode.group
        }
    }
}
