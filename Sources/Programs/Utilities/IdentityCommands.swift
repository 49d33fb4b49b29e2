import Kernel
import WorldModel

/// `whoami`, `id`, `groups`, `getent`
enum IdentityCommands {
    static func whoami(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        if let extra = call.arguments.first(where: { !$0.hasPrefix("-") }), !call.isBusybox {
            return call.complainOfUsage("extra operand '\(extra)'", &simulation)
        }
        let user = simulation.view(of: call.me).credentials.user
        guard let account = Accounts(simulation, call.me).user(user) else {
            call.complain(call.isBusybox ? "unknown uid \(user)" : "cannot find name for user ID \(user)", &simulation)
            return 1
        }
        call.print(account.name)
        return 0
    }

    /// The user in question, with all groups, the main one first.
    private static func subject(
        _ name: String?, _ call: UtilityCall, _ simulation: inout Simulation
    ) -> (user: UInt32, groups: [UInt32])? {
        let accounts = Accounts(simulation, call.me)
        guard let name else {
            let credentials = simulation.view(of: call.me).credentials
            return (
                credentials.user, [credentials.group] + credentials.supplementary.filter { $0 != credentials.group }
            )
        }
        guard let user = accounts.user(named: name) ?? UInt32(name).flatMap({ accounts.user($0) }) else {
            call.complain(call.isBusybox ? "unknown user \(name)" : "'\(name)': no such user", &simulation)
            return nil
        }
        let more = accounts.groups.filter { $0.members.contains(user.name) && $0.id != user.group }.map(\.id)
        return (user.id, [user.group] + more)
    }

    static func identity(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(OptionSpec("ugGnrz", long: "user=u group=g groups=G name=n real=r"), &simulation)
        else { return 1 }
        guard let (user, groups) = subject(options.operands.first, call, &simulation) else { return 1 }
        let accounts = Accounts(simulation, call.me)
        let named = options.has("n")
        if options.has("u") {
            call.print(named ? accounts.userName(user) : String(user))
        } else if options.has("g") {
            call.print(named ? accounts.groupName(groups[0]) : String(groups[0]))
        } else if options.has("G") {
            call.print(groups.map { named ? accounts.groupName($0) : String($0) }.joined(separator: " "))
        } else {
            func label(_ id: UInt32, _ name: String?) -> String { name.map { "\(id)(\($0))" } ?? String(id) }
            // Of the process itself the kernel's list is shown, which can name a group twice.
            let own = simulation.view(of: call.me).credentials
            let listed = options.operands.isEmpty ? [own.group] + own.supplementary : groups
            let all = listed.map { label($0, accounts.group($0)?.name) }
            let text = "uid=\(label(user, accounts.user(user)?.name)) gid=\(all[0])"
            call.print(text + " groups=" + all.joined(separator: ","))
        }
        return 0
    }

    static func groups(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let name = call.arguments.first
        guard let (_, groups) = subject(name, call, &simulation) else { return 1 }
        let accounts = Accounts(simulation, call.me)
        let text = groups.map { accounts.groupName($0) }.joined(separator: " ")
        call.print((name.map { "\($0) : " } ?? "") + text)
        return 0
    }

    static func entries(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let database = call.arguments.first else {
            simulation.print(
                "getent: wrong number of arguments\nTry `getent --help' or `getent --usage' for more information.\n",
                to: 2, as: call.me)
            return 1
        }
        let keys = Array(call.arguments.dropFirst())
        let accounts = Accounts(simulation, call.me)
        var lines: [String?] = []
        switch database {
        case "passwd":
            lines =
                keys.isEmpty
                ? accounts.users.map(\.line)
                : keys.map { key in accounts.users.first { $0.name == key || String($0.id) == key }?.line }
        case "group":
            lines =
                keys.isEmpty
                ? accounts.groups.map(\.line)
                : keys.map { key in accounts.groups.first { $0.name == key || String($0.id) == key }?.line }
        case "hosts", "ahosts", "ahostsv4":
            for key in keys {
                let found = simulation.lookUp(key, as: call.me)
                if database == "hosts" {
                    lines.append(found.first.map { $0.description.left(15) + " " + key })
                } else {
                    lines += found.flatMap { address in
                        ["STREAM " + key, "DGRAM", "RAW"].map { address.description.left(15) + " " + $0 }
                    }
                    if found.isEmpty { lines.append(nil) }
                }
            }
        default:
            simulation.print(
                "Unknown database: \(database)\nTry `getent --help' or `getent --usage' for more information.\n", to: 2,
                as: call.me)
            return 1
        }
        for line in lines { if let line { call.print(line) } }
        return lines.contains { $0 == nil } ? 2 : 0
    }
}
