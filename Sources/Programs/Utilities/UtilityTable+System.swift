import WorldModel

extension UtilityTable {
    /// Tools that ask about the machine, its users and its processes.
    static let system: [String: Utility] = [
        "whoami": Utility(IdentityCommands.whoami),
        "logname": Utility(IdentityCommands.whoami),
        "id": Utility(IdentityCommands.identity),
        "groups": Utility(IdentityCommands.groups),
        "getent": Utility(IdentityCommands.entries),
        "hostname": Utility(MachineCommands.hostname),
        "uname": Utility(MachineCommands.kernelName),
        "arch": Utility { call, _ in
            call.print("x86_64")
            return 0
        },
        "nproc": Utility { call, simulation in
            call.print(String(simulation.processors(for: call.me)))
            return 0
        },
        "date": Utility(MachineCommands.date),
        "uptime": Utility(MachineCommands.uptime),
        "free": Utility(MachineCommands.memory),
        "mount": Utility(MountCommands.mount),
        "printenv": Utility(MachineCommands.environment),
        "tty": Utility { call, simulation in
            let isTerminal = simulation.isTerminal(0, of: call.me)
            call.print(isTerminal ? "/dev/pts/0" : "not a tty")
            return isTerminal ? 0 : 1
        },
        "clear": Utility { call, _ in
            call.write("\u{1B}[H\u{1B}[J" + (call.isBusybox ? "" : "\u{1B}[3J"))
            return 0
        },
        "reset": Utility { call, _ in
            call.write("\u{1B}c")
            return 0
        },
        "stty": Utility { call, simulation in
            guard simulation.isTerminal(0, of: call.me) else {
                call.complain("'standard input': Inappropriate ioctl for device", &simulation)
                return 1
            }
            if call.arguments == ["size"] { call.print("24 \(simulation.terminalWidth(0, of: call.me) ?? 80)") }
            return 0
        },
        "ps": Utility(ProcessListCommand.run),
        "kill": Utility(ProcessCommands.kill),
        "pgrep": Utility(ProcessCommands.find),
        "pkill": Utility(ProcessCommands.find),
        "killall": Utility(ProcessCommands.killAll),
        "pidof": Utility(ProcessCommands.identify),
        "dd": Utility(readsInput: { arguments in !arguments.contains { $0.hasPrefix("if=") } }, CopyBlocksCommand.run),
        "adduser": Utility(AccountCommands.addUser),
        "useradd": Utility(AccountCommands.addUser),
        "addgroup": Utility(AccountCommands.addGroup),
        "groupadd": Utility(AccountCommands.addGroup),
        "userdel": Utility(AccountChanges.deleteUser),
        "deluser": Utility(AccountChanges.deleteUser),
        "groupdel": Utility(AccountChanges.deleteGroup),
        "delgroup": Utility(AccountChanges.deleteGroup),
        "usermod": Utility(AccountChanges.changeUser),
        "passwd": Utility(readsInput: { _ in true }, AccountChanges.changePassword),
        "chpasswd": Utility(readsInput: { _ in true }, AccountChanges.changePasswords),
        "nologin": Utility { call, _ in
            call.print("This account is\(call.isBusybox ? " not available" : " currently not available.")")
            return 1
        },
        "dmesg": Utility { call, simulation in
            call.complain(
                call.isBusybox
                    ? "klogctl: Operation not permitted" : "read kernel buffer failed: Operation not permitted",
                &simulation)
            return 1
        },
        "umount": Utility(MountCommands.unmount),
    ]
}
