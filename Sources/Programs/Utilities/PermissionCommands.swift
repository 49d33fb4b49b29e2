import FileTrees
import Kernel
import WorldModel

/// `chmod`, `chown`, `chgrp`
enum PermissionCommands {
    static func changeMode(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        var words = call.arguments
        var removed: String?
        if let index = words.firstIndex(where: {
            $0.hasPrefix("-") && $0.count > 1 && "rwxst".contains($0.dropFirst().first ?? " ")
        }) {
            removed = words.remove(at: index)  // a mode such as `-w`
        }
        call.arguments = words
        let spec = OptionSpec("Rvcf", long: "recursive=R verbose=v changes=c silent=f quiet=f reference:")
        guard let options = call.parse(spec, &simulation) else { return 1 }
        var operands = options.operands
        guard !operands.isEmpty else { return call.complainOfUsage("missing operand", &simulation) }
        let text: String
        if let reference = options.value("reference") {
            text = String((try? simulation.status(of: reference, as: call.me))?.mode ?? 0o644, radix: 8)
        } else {
            text = removed ?? operands.removeFirst()
        }
        guard let mode = FileMode(text) else {
            call.complain("invalid mode\(call.isBusybox ? "" : ":") '\(text)'", &simulation)
            if !call.isBusybox { call.adviseHelp(&simulation) }
            return 1
        }
        guard !operands.isEmpty else { return call.complainOfUsage("missing operand after '\(text)'", &simulation) }
        let umask = simulation.umask(of: call.me)
        var change = OwnershipChange(verb: "permissions", isRecursive: options.has("R"), isQuiet: options.has("f"))
        change.report = report(options, call) { path, old, new in
            func shown(_ mode: UInt16) -> String { String(mode, radix: 8).zeros(4) + " (" + FileMode.text(mode) + ")" }
            return old.mode == new.mode
                ? (false, "mode of '\(path)' retained as \(shown(new.mode))")
                : (true, "mode of '\(path)' changed from \(shown(old.mode)) to \(shown(new.mode))")
        }
        defer { call.output += change.output }
        for path in operands {
            change.apply(to: path, isOperand: true, call, &simulation) { inode in
                guard !inode.isSymbolicLink else { return }
                inode.mode = mode.applied(to: inode.mode, isDirectory: inode.isDirectory, umask: umask)
            }
        }
        return change.status
    }

    static func changeOwner(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let spec = OptionSpec(
            "RvcfhLPH", long: "recursive=R verbose=v changes=c silent=f quiet=f no-dereference=h reference: from:")
        guard let options = call.parse(spec, &simulation) else { return 1 }
        var operands = options.operands
        guard !operands.isEmpty else { return call.complainOfUsage("missing operand", &simulation) }
        let text = operands.removeFirst()
        let isGroup = call.name == "chgrp"
        guard let owners = Accounts(simulation, call.me).owners(isGroup ? ":" + text : text) else {
            let known = Accounts(simulation, call.me).userID(String(text.prefix { $0 != ":" })) != nil
            let kind = isGroup || known || text.hasPrefix(":") ? "group" : "user"
            if call.isBusybox {
                let kind = isGroup ? "group" : text.contains(":") ? "user/group" : "user"
                call.complain("unknown \(kind) \(text)", &simulation)
            } else {
                call.complain("invalid \(kind): '\(text)'", &simulation)
            }
            return 1
        }
        guard !operands.isEmpty else { return call.complainOfUsage("missing operand after '\(text)'", &simulation) }
        var change = OwnershipChange(
            verb: isGroup ? "group" : "ownership", isRecursive: options.has("R"), isQuiet: options.has("f"))
        let accounts = Accounts(simulation, call.me)
        change.report = report(options, call) { path, old, new in
            func shown(_ inode: Inode) -> String {
                let parts = [
                    isGroup || owners.user == nil ? nil : accounts.userName(inode.owner),
                    owners.group == nil ? nil : accounts.groupName(inode.group),
                ]
                return parts.compactMap { $0 }.joined(separator: ":")
            }
            // What was given is shown as it was given.
            let given = isGroup ? text : text.hasSuffix(":") ? String(text.dropLast()) : text
            let kind = isGroup ? "group" : "ownership"
            return old.owner == new.owner && old.group == new.group
                ? (false, "\(kind) of '\(path)' retained as \(shown(new))")
                : (true, "changed \(kind) of '\(path)' from \(shown(old)) to \(given)")
        }
        defer { call.output += change.output }
        change.followsLinks = !options.has("h") && !options.has("R")
        let caller = simulation.view(of: call.me).credentials
        let mayGive =
            caller.user == 0
            || (owners.user == nil
                && owners.group.map { $0 == caller.group || caller.supplementary.contains($0) } ?? true)
        change.isForbidden = !mayGive
        for path in operands {
            change.apply(to: path, isOperand: true, call, &simulation) { inode in
                inode.owner = owners.user ?? inode.owner
                inode.group = owners.group ?? inode.group
            }
        }
        return change.status
    }
}

extension PermissionCommands {
    /// What `-v` tells of every file, and `-c` of those that change.
    private static func report(
        _ options: ParsedOptions, _ call: UtilityCall,
        _ line: @escaping (String, Inode, Inode) -> (isChange: Bool, text: String)
    ) -> ((String, Inode, Inode) -> String?)? {
        guard options.has("v", "c"), !call.isBusybox else { return nil }
        let onlyChanges = !options.has("v")
        return { path, old, new in
            let (isChange, text) = line(path, old, new)
            return onlyChanges && !isChange ? nil : text
        }
    }
}

/// A change of metadata, also of everything below a directory.
struct OwnershipChange {
    let verb: String
    let isRecursive: Bool
    let isQuiet: Bool
    var followsLinks = true
    var isForbidden = false
    var status: Int32 = 0
    /// What is said of a file before and after.
    var report: ((String, Inode, Inode) -> String?)?
    private(set) var output: [UInt8] = []

    init(verb: String, isRecursive: Bool, isQuiet: Bool) {
        self.verb = verb
        self.isRecursive = isRecursive
        self.isQuiet = isQuiet
    }

    mutating func apply(
        to path: String, isOperand: Bool, _ call: UtilityCall, _ simulation: inout Simulation,
        _ edit: (inout Inode) -> Void
    ) {
        do throws(Errno) {
            let inode = try simulation.status(of: path, as: call.me, followingLast: isOperand && followsLinks)
            if isForbidden { throw .notPermitted }
            if isRecursive, inode.isDirectory {
                try simulation.change(path, as: call.me, followingLast: isOperand && followsLinks, edit)
                for name in try simulation.list(path, as: call.me) {
                    apply(to: PathText.join(path, name), isOperand: false, call, &simulation, edit)
                }
            } else {
                try simulation.change(path, as: call.me, followingLast: isOperand && followsLinks, edit)
            }
            if let text = try report?(
                path, inode, simulation.status(of: path, as: call.me, followingLast: isOperand && followsLinks))
            {
                output += Array((text + "\n").utf8)
            }
        } catch {
            status = 1
            if isQuiet { return }
            if call.isBusybox {
                call.complain(path, error, &simulation)
            } else if error == .noEntry || error == .notDirectory {
                call.complain("cannot access '\(path)'", error, &simulation)
            } else {
                call.complain("changing \(verb) of '\(path)'", error, &simulation)
            }
        }
    }
}
