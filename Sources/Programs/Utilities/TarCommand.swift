import FileTrees
import Kernel
import Shell
import WorldModel

/// `tar`
enum TarCommand {
    private static let spec = OptionSpec(
        "cxtvzpPhjJkmOradu", values: "fCXT",
        long:
            "create=c extract=x get=x list=t verbose=v gzip=z gunzip=z file:=f directory:=C strip-components: strip:=strip-components "
            + "exclude: files-from:=T append=r diff=d compare=d keep-old-files=k wildcards no-wildcards update=u no-same-owner same-owner preserve-permissions=p dereference=h auto-compress=a numeric-owner owner: group: "
            + "mtime: sort: no-same-permissions overwrite to-stdout=O transform: absolute-names=P")

    /// The first word may do without its dash.
    private static func words(_ arguments: [String]) -> [String] {
        guard let first = arguments.first, !first.hasPrefix("-"), !first.isEmpty else { return arguments }
        var rest = Array(arguments.dropFirst())
        var out: [String] = []
        for letter in first {
            out.append("-\(letter)")
            if "fCXT".contains(letter), !rest.isEmpty { out.append(rest.removeFirst()) }
        }
        return out + rest
    }

    static func readsInput(_ arguments: [String]) -> Bool {
        let options = ParsedOptions(words(arguments), spec)
        return options.has("x", "t") && (options.value("f") ?? "-") == "-"
    }

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        call.arguments = words(call.arguments)
        let parsed = ParsedOptions(call.arguments, spec)
        if case .unknownLetter(let letter)? = parsed.failure, !call.isBusybox {
            call.complain("invalid option -- '\(letter)'", &simulation)
            simulation.print("Try 'tar --help' or 'tar --usage' for more information.\n", to: 2, as: call.me)
            return 64
        }
        guard let options = call.parse(spec, &simulation) else { return call.isBusybox ? 1 : 64 }
        if options.has("c", "r") { return create(options, &call, &simulation) }
        guard options.has("x", "t", "d") else {
            call.complain("You must specify one of the '-Acdtrux', '--delete' or '--test-label' options", &simulation)
            simulation.print("Try 'tar --help' or 'tar --usage' for more information.\n", to: 2, as: call.me)
            return 2
        }
        let name = options.value("f") ?? "-"
        var bytes = call.input
        if name != "-" {
            do {
                bytes = try simulation.contents(of: name, as: call.me)
            } catch {
                if call.isBusybox {
                    call.complain("can't open '\(name)'", error, &simulation)
                } else {
                    call.complain("\(name): Cannot open: \(error.rawValue)", &simulation)
                    call.complain("Error is not recoverable: exiting now", &simulation)
                }
                return call.isBusybox ? 1 : 2
            }
        }
        if options.has("z"), !Gzip.isPacked(bytes), !call.isBusybox {
            simulation.print("\ngzip: stdin: not in gzip format\n", to: 2, as: call.me)
            call.complain("Child returned status 1", &simulation)
            call.complain("Error is not recoverable: exiting now", &simulation)
            return 2
        }
        guard let archive = try? TarArchive(Gzip.unpackedIfPacked(bytes)) else {
            call.complain(call.isBusybox ? "invalid tar magic" : "This does not look like a tar archive", &simulation)
            if !call.isBusybox { call.complain("Exiting with failure status due to previous errors", &simulation) }
            return call.isBusybox ? 1 : 2
        }
        let status: Int32
        if options.has("t") {
            status = list(archive, options, &call, simulation)
        } else if options.has("d") {
            status = compare(archive, options, &call, simulation)
        } else {
            status = extract(archive, options, &call, &simulation)
        }
        return max(status, complainOfMissing(archive, options, call, &simulation))
    }

    /// Members that were named and are not there.
    private static func complainOfMissing(
        _ archive: TarArchive, _ options: ParsedOptions, _ call: UtilityCall, _ simulation: inout Simulation
    ) -> Int32 {
        let missing = options.operands.filter { name in !archive.entries.contains { isNamed($0.path, name, options) } }
        for name in missing {
            call.complain("\(name): \(call.isBusybox ? "not found" : "Not found") in archive", &simulation)
        }
        guard !missing.isEmpty else { return 0 }
        if !call.isBusybox { call.complain("Exiting with failure status due to previous errors", &simulation) }
        return call.isBusybox ? 1 : 2
    }

    /// `-d`: what differs between an archive and the files.
    private static func compare(
        _ archive: TarArchive, _ options: ParsedOptions, _ call: inout UtilityCall, _ simulation: Simulation
    ) -> Int32 {
        var status: Int32 = 0
        for entry in archive.entries where isChosen(entry.path, options) {
            let path = PathText.join(options.value("C") ?? ".", entry.path)
            guard let inode = simulation.linkStatus(path, as: call.me) else {
                call.print("\(entry.path): Warning: Cannot stat: No such file or directory")
                status = 1
                continue
            }
            var differences: [String] = []
            if inode.mode != entry.inode.mode { differences.append("Mode differs") }
            if inode.modified / 1_000_000_000 != entry.inode.modified / 1_000_000_000 {
                differences.append("Mod time differs")
            }
            if let a = inode.body?.bytes, let b = entry.inode.body?.bytes, a != b {
                differences.append(a.count == b.count ? "Contents differ" : "Size differs")
            }
            for text in differences { call.print("\(entry.path): \(text)") }
            if !differences.isEmpty { status = 1 }
        }
        return status
    }

    private static func create(_ options: ParsedOptions, _ call: inout UtilityCall, _ simulation: inout Simulation)
        -> Int32
    {
        var operands = options.operands
        for path in options.values("T") {
            guard let bytes = call.read(path, &simulation) else { return call.isBusybox ? 1 : 2 }
            operands += LineText.split(bytes).map { LineText.string($0) }.filter { !$0.isEmpty }
        }
        guard !operands.isEmpty else {
            call.complain(
                call.isBusybox ? "empty archive" : "Cowardly refusing to create an empty archive", &simulation)
            if !call.isBusybox {
                simulation.print("Try 'tar --help' or 'tar --usage' for more information.\n", to: 2, as: call.me)
            }
            return call.isBusybox ? 1 : 2
        }
        var archive = TarArchive()
        if options.has("r"), let old = options.value("f"), let bytes = try? simulation.contents(of: old, as: call.me),
            let present = try? TarArchive(bytes)
        {
            archive = present
        }
        var failed = false
        let base = options.value("C") ?? "."
        var seen: [InodeID: String] = [:]
        func add(_ path: String) {
            if options.values("exclude").contains(where: {
                Pattern($0).matches(path) || Pattern($0).matches(PathText.baseName(path))
            }) {
                return
            }
            let full = PathText.join(base, path)
            do {
                let inode = try simulation.status(of: full, as: call.me, followingLast: options.has("h"))
                let place = try simulation.resolve(full, in: simulation.view(of: call.me), followingLast: false)
                var name = path
                while name.hasPrefix("/") { name.removeFirst() }
                var entry = TarArchive.Entry(path: name.isEmpty ? "./" : name, inode: inode.emptied)
                if inode.links > 1, !inode.isDirectory {
                    entry.hardLink = seen[place.inode]
                    seen[place.inode] = seen[place.inode] ?? name
                }
                if inode.isFile { _ = try simulation.contents(of: full, as: call.me) }
                archive.entries.append(entry)
                if options.has("v") { call.print(inode.isDirectory && !path.hasSuffix("/") ? path + "/" : path) }
                guard inode.isDirectory else { return }
                for child in try simulation.list(full, as: call.me) { add(PathText.join(path, child)) }
            } catch {
                let text =
                    error == .accessDenied
                    ? "\(path): Cannot open: \(error.rawValue)" : "\(path): Cannot stat: \(error.rawValue)"
                call.complain(call.isBusybox ? "\(path): \(error.rawValue)" : text, &simulation)
                failed = true
            }
        }
        if operands.contains(where: { $0.hasPrefix("/") }), !options.has("P") {
            let text = call.isBusybox ? "removing leading '/'" : "Removing leading `/'"
            call.complain("\(text) from member names", &simulation)
        }
        for path in operands { add(path) }
        let packs = options.has("z") || options.has("a") && options.value("f")?.hasSuffix("gz") == true
        let bytes = packs ? Gzip.pack(archive.bytes) : archive.bytes
        let name = options.value("f") ?? "-"
        if name == "-" {
            if options.has("v") {
                simulation.writeAll(call.output, to: 2, as: call.me)
                call.output = []
            }
            call.output += bytes
        } else {
            do {
                try simulation.put(.bytes(bytes), at: name, as: call.me)
            } catch {
                call.complain("\(name): Cannot open: \(error.rawValue)", &simulation)
                return 2
            }
        }
        if failed {
            let text =
                call.isBusybox
                ? "error exit delayed from previous errors" : "Exiting with failure status due to previous errors"
            call.complain(text, &simulation)
        }
        return failed ? call.isBusybox ? 1 : 2 : 0
    }

    private static func isChosen(_ path: String, _ options: ParsedOptions) -> Bool {
        let name = path.hasSuffix("/") ? String(path.dropLast()) : path
        if options.values("exclude").contains(where: {
            Pattern($0).matches(name) || Pattern($0).matches(PathText.baseName(name))
        }) {
            return false
        }
        return options.operands.isEmpty || options.operands.contains { isNamed(path, $0, options) }
    }

    /// Whether an operand means a member: itself, what is below it, or a pattern with `--wildcards`.
    private static func isNamed(_ path: String, _ operand: String, _ options: ParsedOptions) -> Bool {
        let name = path.hasSuffix("/") ? String(path.dropLast()) : path
        if options.has("wildcards"), Pattern(operand).matches(name) { return true }
        let plain = operand.count > 1 && operand.hasSuffix("/") ? String(operand.dropLast()) : operand
        return name == plain || name.hasPrefix(plain + "/")
    }

    private static func list(
        _ archive: TarArchive, _ options: ParsedOptions, _ call: inout UtilityCall, _ simulation: Simulation
    ) -> Int32 {
        let accounts = Accounts(simulation, call.me)
        for entry in archive.entries where isChosen(entry.path, options) {
            guard options.has("v") else {
                call.print(entry.path)
                continue
            }
            let mode = LongListing.type(entry.inode) + FileMode.text(entry.inode.mode)
            let owner = "\(accounts.userName(entry.inode.owner))/\(accounts.groupName(entry.inode.group))"
            let size = String(entry.inode.body?.count ?? 0)
            let time = DateText.format(
                Instant(nanoseconds: entry.inode.modified), call.isBusybox ? "%Y-%m-%d %H:%M:%S" : "%Y-%m-%d %H:%M")
            var link = ""
            if case .symbolicLink(let target) = entry.inode.content { link = " -> " + target }
            let width = max(0, 18 - owner.count)
            call.print(
                call.isBusybox
                    ? "\(mode) \(owner) \(size.right(9)) \(time) \(entry.path)\(link)"
                    : "\(mode) \(owner) \(size.right(width)) \(time) \(entry.path)\(link)")
        }
        return 0
    }

    private static func extract(
        _ archive: TarArchive, _ options: ParsedOptions, _ call: inout UtilityCall, _ simulation: inout Simulation
    ) -> Int32 {
        let base = options.value("C") ?? "."
        guard simulation.isDirectory(base, as: call.me) else {
            call.complain(
                call.isBusybox
                    ? "can't change directory to '\(base)': No such file or directory"
                    : "\(base): Cannot open: No such file or directory", &simulation)
            if !call.isBusybox { call.complain("Error is not recoverable: exiting now", &simulation) }
            return call.isBusybox ? 1 : 2
        }
        let strip = options.number("strip-components") ?? 0
        var status: Int32 = 0
        var times: [(String, Inode)] = []
        for entry in archive.entries where isChosen(entry.path, options) {
            let names = entry.path.split(separator: "/").filter { $0 != "." && $0 != ".." }
            guard names.count > strip else { continue }
            let path = PathText.join(base, names.dropFirst(strip).joined(separator: "/"))
            if options.has("v") { call.print(entry.path) }
            if options.has("O") {
                call.output += entry.inode.body?.bytes ?? []
                continue
            }
            do throws(Errno) {
                if options.has("k"), !entry.inode.isDirectory, simulation.linkStatus(path, as: call.me) != nil {
                    throw .exists
                }
                try make(entry, at: path, base, strip, call, &simulation)
                times.append((path, entry.inode))
            } catch {
                call.complain(
                    "\(path.hasPrefix("./") ? String(path.dropFirst(2)) : path): Cannot open: \(error.rawValue)",
                    &simulation)
                status = 2
            }
        }
        let isRoot = simulation.view(of: call.me).credentials.user == 0
        let umask = simulation.umask(of: call.me)
        for (path, inode) in times.reversed() {
            try? simulation.change(path, as: call.me, followingLast: false) { copy in
                copy.modified = inode.modified
                if !inode.isSymbolicLink { copy.mode = isRoot || options.has("p") ? inode.mode : inode.mode & ~umask }
                guard isRoot, !options.has("no-same-owner") else { return }
                copy.owner = inode.owner
                copy.group = inode.group
            }
        }
        if status != 0, !call.isBusybox {
            call.complain("Exiting with failure status due to previous errors", &simulation)
        }
        return status
    }

    private static func make(
        _ entry: TarArchive.Entry, at path: String, _ base: String, _ strip: Int, _ call: UtilityCall,
        _ simulation: inout Simulation
    ) throws(Errno) {
        var child = call
        child.name = "mkdir"
        child.arguments = ["-p", PathText.directory(path)]
        if !simulation.exists(PathText.directory(path), as: call.me) {
            _ = DirectoryCommands.makeDirectories(&child, &simulation)
        }
        if entry.inode.isDirectory {
            if !simulation.isDirectory(path, as: call.me) {
                try simulation.makeDirectory(path, mode: 0o755, as: call.me)
            }
            return
        }
        if let old = simulation.linkStatus(path, as: call.me), !old.isDirectory {
            try simulation.unlink(path, as: call.me)
        }
        if let link = entry.hardLink {
            let names = link.split(separator: "/").dropFirst(strip)
            return try simulation.makeHardLink(
                to: PathText.join(base, names.joined(separator: "/")), at: path, as: call.me)
        }
        switch entry.inode.content {
        case .symbolicLink(let target): try simulation.makeSymbolicLink(to: target, at: path, as: call.me)
        case .file(let body): try simulation.put(body, at: path, permissions: 0o644, as: call.me)
        default: break
        }
    }
}
