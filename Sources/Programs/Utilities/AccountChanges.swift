import FileTrees
import Kernel
import WorldModel

/// `userdel`, `deluser`, `groupdel`, `delgroup`, `usermod`, `passwd`, `chpasswd`
enum AccountChanges {
    /// Rewrites a file of accounts, which only root may.
    private static func rewrite(
        _ path: String, _ lines: [String], _ call: UtilityCall, _ simulation: inout Simulation
    ) -> Bool {
        guard simulation.view(of: call.me).credentials.user == 0 else {
            call.complain(
                call.isBusybox
                    ? "\(path): Permission denied"
                    : "Permission denied.\n\(call.name): cannot lock \(path); try again later.", &simulation)
            return false
        }
        let body = FileBody(lines.map { $0 + "\n" }.joined())
        return (try? simulation.put(body, at: path, as: call.me)) != nil
    }

    static func deleteUser(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let spec = OptionSpec("rf", long: "remove=r force=f remove-home=r remove-all-files=r quiet system")
        guard let options = call.parse(spec, &simulation) else { return 2 }
        guard let name = options.operands.first else { return call.complainOfUsage("missing operand", &simulation) }
        let accounts = Accounts(simulation, call.me)
        if options.operands.count == 2 { return leave(name, options.operands[1], accounts, call, &simulation) }
        guard let user = accounts.user(named: name) else {
            call.complain(call.isBusybox ? "unknown user \(name)" : "user '\(name)' does not exist", &simulation)
            return call.isBusybox ? 1 : 6
        }
        guard rewrite("/etc/passwd", accounts.users.filter { $0.name != name }.map(\.line), call, &simulation) else {
            return 1
        }
        let groups = accounts.groups.filter { !($0.name == name && $0.members.isEmpty) }
            .map { without(name, $0) }
        _ = rewrite("/etc/group", groups, call, &simulation)
        if options.has("r") {
            let fields = user.line.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            var child = call
            child.name = "rm"
            child.arguments = ["-rf", "--", fields.count > 5 ? fields[5] : ""]
            if fields.count > 5, fields[5].count > 1 { _ = RemoveCommand.run(&child, &simulation) }
        }
        return 0
    }

    private static func without(_ name: String, _ group: Accounts.Group) -> String {
        guard group.members.contains(name) else { return group.line }
        return "\(group.name):x:\(group.id):" + group.members.filter { $0 != name }.joined(separator: ",")
    }

    private static func leave(
        _ name: String, _ group: String, _ accounts: Accounts, _ call: UtilityCall, _ simulation: inout Simulation
    ) -> Int32 {
        guard accounts.group(named: group)?.members.contains(name) == true else {
            call.complain("\(name) is not a member of \(group)", &simulation)
            return 6
        }
        let lines = accounts.groups.map { $0.name == group ? without(name, $0) : $0.line }
        return rewrite("/etc/group", lines, call, &simulation) ? 0 : 1
    }

    static func deleteGroup(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(OptionSpec("f", long: "force=f"), &simulation) else { return 2 }
        guard let name = options.operands.last else { return call.complainOfUsage("missing operand", &simulation) }
        let accounts = Accounts(simulation, call.me)
        if options.operands.count == 2 { return leave(options.operands[0], name, accounts, call, &simulation) }
        guard let group = accounts.group(named: name) else {
            call.complain(call.isBusybox ? "unknown group \(name)" : "group '\(name)' does not exist", &simulation)
            return call.isBusybox ? 1 : 6
        }
        if let user = accounts.users.first(where: { $0.group == group.id }) {
            call.complain(
                call.isBusybox
                    ? "'\(user.name)' still has '\(name)' as their primary group!"
                    : "cannot remove the primary group of user '\(user.name)'", &simulation)
            return call.isBusybox ? 1 : 8
        }
        return rewrite("/etc/group", accounts.groups.filter { $0.name != name }.map(\.line), call, &simulation) ? 0 : 1
    }

    static func changeUser(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let spec = OptionSpec(
            "amLU", values: "Ggudslc",
            long: "append=a groups=G gid=g uid=u home=d move-home=m shell=s login=l comment=c lock=L unlock=U")
        guard let options = call.parse(spec, &simulation) else { return 2 }
        let accounts = Accounts(simulation, call.me)
        guard let name = options.operands.first, let user = accounts.user(named: name) else {
            call.complain("user '\(options.operands.first ?? "")' does not exist", &simulation)
            return 6
        }
        var fields = user.line.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        while fields.count < 7 { fields.append("") }
        for (letter, index) in [("l", 0), ("u", 2), ("c", 4), ("d", 5), ("s", 6)] {
            if let value = options.value(letter) { fields[index] = value }
        }
        if let group = options.value("g") {
            guard let id = accounts.groupID(group) else {
                call.complain("group '\(group)' does not exist", &simulation)
                return 6
            }
            fields[3] = String(id)
        }
        if let list = options.value("G") {
            let wanted = list.split(separator: ",").map(String.init)
            for group in wanted where accounts.group(named: group) == nil {
                call.complain("group '\(group)' does not exist", &simulation)
                return 6
            }
            let lines = accounts.groups.map { group -> String in
                let isMember = group.members.contains(name)
                let shallBe = wanted.contains(group.name) || isMember && options.has("a")
                if isMember == shallBe { return group.line }
                return shallBe
                    ? "\(group.name):x:\(group.id):" + (group.members + [name]).joined(separator: ",")
                    : without(name, group)
            }
            guard rewrite("/etc/group", lines, call, &simulation) else { return 1 }
        }
        let lines = accounts.users.map { $0.name == name ? fields.joined(separator: ":") : $0.line }
        return rewrite("/etc/passwd", lines, call, &simulation) ? 0 : 1
    }

    /// `passwd`: asks twice, and forgets: nobody logs in with a password here.
    static func changePassword(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let accounts = Accounts(simulation, call.me)
        let user = simulation.view(of: call.me).credentials.user
        let name = call.arguments.first { !$0.hasPrefix("-") } ?? accounts.userName(user)
        guard let account = accounts.user(named: name) else {
            call.complain(call.isBusybox ? "unknown user \(name)" : "user '\(name)' does not exist", &simulation)
            return 1
        }
        guard user == 0 || account.id == user else {
            let text =
                call.isBusybox
                ? "passwd: \(accounts.userName(user)) can't change password for \(name)\n"
                : "passwd: You may not view or modify password information for \(name).\n"
            simulation.print(text, to: 2, as: call.me)
            return 1
        }
        let lines = LineText.split(call.input)
        if call.isBusybox { call.print("Changing password for \(name)") }
        simulation.print(
            "New password: \(call.isBusybox ? "" : "Retype new ")\(call.isBusybox ? "\nRetype password: \n" : "password: ")",
            to: 2, as: call.me)
        guard lines.count > 1, lines[0] == lines[1] else {
            let text =
                call.isBusybox
                ? "passwd: password for \(name) is unchanged\n"
                : "Sorry, passwords do not match.\npasswd: Authentication token manipulation error\n"
            simulation.print(text + (call.isBusybox ? "" : "passwd: password unchanged\n"), to: 2, as: call.me)
            return call.isBusybox ? 1 : 10
        }
        if call.isBusybox {
            call.print("passwd: password for \(name) changed by root")
        } else {
            simulation.print("passwd: password updated successfully\n", to: 2, as: call.me)
        }
        return 0
    }

    /// `chpasswd`: `NAME:PASSWORD` lines.
    static func changePasswords(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let accounts = Accounts(simulation, call.me)
        guard simulation.view(of: call.me).credentials.user == 0 else {
            call.complain(call.isBusybox ? "must be run as root" : "Permission denied.", &simulation)
            return 1
        }
        for line in LineText.split(call.input) {
            let name = LineText.string(line.prefix { $0 != 0x3A })
            guard accounts.user(named: name) != nil else {
                call.complain(
                    call.isBusybox
                        ? "unknown user \(name)"
                        : "(user \(name)) pam_chauthtok() failed, error:\nAuthentication token manipulation error",
                    &simulation)
                return 1
            }
            if call.isBusybox { call.print("chpasswd: password for '\(name)' changed") }
        }
        return 0
    }
}
