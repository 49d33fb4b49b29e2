import FileTrees
import Kernel
import WorldModel

/// `useradd`, `adduser`, `groupadd`, `addgroup`
enum AccountCommands {
    static func addGroup(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let spec = OptionSpec("rSfo", values: "g", long: "gid:=g system=r force=f quiet")
        guard let options = call.parse(spec, &simulation) else { return 2 }
        guard let name = options.operands.last else { return call.complainOfUsage("missing operand", &simulation) }
        let accounts = Accounts(simulation, call.me)
        if options.operands.count == 2, call.name == "addgroup" {
            return join(options.operands[0], group: name, call, &simulation)
        }
        if accounts.group(named: name) != nil {
            if options.has("f") { return 0 }
            complainExists("group", name, call, &simulation)
            return call.isBusybox ? 1 : 9
        }
        let id =
            options.value("g").flatMap { UInt32($0) }
            ?? free(accounts.groups.map(\.id), isSystem: options.has("r", "S"))
        return append("\(name):x:\(id):", to: "/etc/group", call, &simulation)
            ? 0 : refused("/etc/group", call, &simulation)
    }

    private static func complainExists(
        _ kind: String, _ name: String, _ call: UtilityCall, _ simulation: inout Simulation
    ) {
        call.complain(call.isBusybox ? "\(kind) '\(name)' in use" : "\(kind) '\(name)' already exists", &simulation)
    }

    private static func refused(_ path: String, _ call: UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let text =
            call.isBusybox
            ? "\(path): Permission denied" : "Permission denied.\n\(call.name): cannot lock \(path); try again later."
        call.complain(text, &simulation)
        return 1
    }

    private static func free(_ taken: [UInt32], isSystem: Bool) -> UInt32 {
        var id: UInt32 = isSystem ? 101 : 1000
        while taken.contains(id) { id += 1 }
        return id
    }

    private static func append(_ line: String, to path: String, _ call: UtilityCall, _ simulation: inout Simulation)
        -> Bool
    {
        guard simulation.view(of: call.me).credentials.user == 0 else { return false }
        var bytes = (try? simulation.contents(of: path, as: call.me)) ?? []
        if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
        bytes += Array((line + "\n").utf8)
        return (try? simulation.put(.bytes(bytes), at: path, permissions: 0o644, as: call.me)) != nil
    }

    /// Makes a user a member of a group.
    private static func join(_ user: String, group: String, _ call: UtilityCall, _ simulation: inout Simulation)
        -> Int32
    {
        let accounts = Accounts(simulation, call.me)
        guard accounts.group(named: group) != nil else {
            call.complain(call.isBusybox ? "unknown group \(group)" : "group '\(group)' does not exist", &simulation)
            return call.isBusybox ? 1 : 6
        }
        let lines = accounts.groups.map { entry -> String in
            guard entry.name == group, !entry.members.contains(user) else { return entry.line }
            return entry.line + (entry.members.isEmpty ? "" : ",") + user
        }
        let isDone =
            (try? simulation.put(FileBody(lines.joined(separator: "\n") + "\n"), at: "/etc/group", as: call.me)) != nil
        return isDone ? 0 : refused("/etc/group", call, &simulation)
    }

    static func addUser(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let spec =
            call.isBusybox
            ? OptionSpec(
                "SDH", values: "huGgsk",
                long: "home:=h uid:=u ingroup:=G gecos:=g shell:=s system=S disabled-password=D no-create-home=H")
            : OptionSpec(
                "rmMUNo", values: "dugGsckp",
                long: "home-dir:=d home:=d uid:=u gid:=g groups:=G shell:=s comment:=c gecos:=c system=r create-home=m "
                    + "no-create-home=M disabled-password disabled-login user-group=U no-user-group=N ingroup:=g group quiet=q"
            )
        guard let options = call.parse(spec, &simulation) else { return call.isBusybox ? 1 : 2 }
        guard let name = options.operands.first else {
            simulation.print("Usage: \(call.name) [options] LOGIN\n", to: 2, as: call.me)
            return 2
        }
        if options.operands.count == 2 { return join(name, group: options.operands[1], call, &simulation) }
        let accounts = Accounts(simulation, call.me)
        guard accounts.user(named: name) == nil else {
            complainExists("user", name, call, &simulation)
            return call.isBusybox ? 1 : 9
        }
        let isSystem = options.has("S", "r", "system")
        let id = options.value("u").flatMap { UInt32($0) } ?? free(accounts.users.map(\.id), isSystem: isSystem)
        let chosen = options.value(call.isBusybox ? "G" : "g")
        var group = id
        if let chosen {
            guard let found = accounts.groupID(chosen) else {
                call.complain(
                    call.isBusybox ? "unknown group \(chosen)" : "group '\(chosen)' does not exist", &simulation)
                return call.isBusybox ? 1 : 6
            }
            group = found
        } else if call.isBusybox, isSystem {
            group = accounts.groupID("nogroup") ?? 65_533
        } else {
            if accounts.group(group) != nil { group = free(accounts.groups.map(\.id), isSystem: isSystem) }
            guard append("\(name):x:\(group):", to: "/etc/group", call, &simulation) else {
                return refused("/etc/passwd", call, &simulation)
            }
        }
        let home = options.value(call.isBusybox ? "h" : "d") ?? "/home/\(name)"
        let shell =
            options.value("s")
            ?? (isSystem && call.isBusybox
                ? "/bin/false" : call.name == "useradd" ? "/bin/sh" : call.isBusybox ? "/bin/sh" : "/bin/bash")
        let comment = options.value(call.isBusybox ? "g" : "c") ?? (call.isBusybox ? "Linux User" : "")
        guard append("\(name):x:\(id):\(group):\(comment):\(home):\(shell)", to: "/etc/passwd", call, &simulation)
        else {
            return refused("/etc/passwd", call, &simulation)
        }
        for more in (call.isBusybox ? "" : options.value("G") ?? "").split(separator: ",") {
            _ = join(name, group: String(more), call, &simulation)
        }
        let makesHome =
            call.name == "useradd" ? options.has("m") : !options.has("H", "M") && !(isSystem && !call.isBusybox)
        if makesHome { makeHome(home, id, group, call, &simulation) }
        return 0
    }

    private static func makeHome(
        _ home: String, _ user: UInt32, _ group: UInt32, _ call: UtilityCall, _ simulation: inout Simulation
    ) {
        var child = call
        child.name = "mkdir"
        child.arguments = ["-p", home]
        guard !simulation.exists(home, as: call.me), DirectoryCommands.makeDirectories(&child, &simulation) == 0 else {
            return
        }
        try? simulation.change(home, as: call.me) { inode in
            inode.owner = user
            inode.group = group
            inode.mode = call.isBusybox ? 0o2755 : 0o755
        }
    }
}
