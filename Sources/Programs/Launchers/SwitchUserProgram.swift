import Kernel
import WorldModel

/// `su`, and `gosu` and `su-exec` that entry points of images use: run a command as another user.
struct SwitchUserProgram: Program {
    private let arguments: [String]
    private let voice: ToolVoice
    private var hasAsked = false

    init(arguments: [String], isBusybox: Bool) {
        self.arguments = arguments
        voice = ToolVoice(arguments, isBusybox: isBusybox)
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        voice.name == "su" ? switchUser(&simulation, me) : become(&simulation, me)
    }

    // MARK: su

    private mutating func switchUser(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let words = arguments.dropFirst().map { $0 == "-" ? "-l" : $0 }
        let spec = OptionSpec(
            "lmpf", values: "csg", long: "login=l command=c shell=s preserve-environment=p group=g")
        guard let options = voice.parse(words, spec, &simulation, me) else { return .exit(1) }
        let name = options.operands.first ?? "root"
        let accounts = Accounts(simulation, me)
        guard let user = accounts.user(named: name) else {
            voice.complain(
                voice.isBusybox
                    ? "unknown user \(name)"
                    : "user \(name) does not exist or the user entry does not contain all the required fields",
                &simulation, me)
            return .exit(1)
        }
        if simulation.world.processes[me]?.credentials.user != 0 { return refuse(&simulation, me) }
        guard simulation.world.processes[me]?.credentials.can(.setuid) == true else {
            voice.complain(
                voice.isBusybox ? "setuid: Operation not permitted" : "cannot set user id: Operation not permitted",
                &simulation, me)
            return .exit(1)
        }
        let fields = user.line.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let home = fields.count > 5 ? fields[5] : "/"
        let own = fields.count > 6 && !fields[6].isEmpty ? fields[6] : "/bin/sh"
        let shell = options.value("s") ?? own
        setEnvironment(name, home, shell, options, &simulation, me)
        let groups = accounts.groups.filter { $0.members.contains(name) }.map(\.id)
        simulation.world.processes.table[me]?.credentials.become(user.id, user.group, groups)
        if options.has("l"), simulation.isDirectory(home, as: me) {
            simulation.world.processes.table[me]?.workingDirectory = home
        }
        var command = [shell]
        if let text = options.value("c") { command += ["-c", text] }
        command += options.operands.dropFirst()
        do {
            let executable = try simulation.loadExecutable(shell, arguments: command, as: me)
            simulation.replace(me, with: executable)
            return .again
        } catch {
            voice.complain(
                voice.isBusybox
                    ? "can't execute '\(shell)': \(error.rawValue)" : "failed to execute \(shell): \(error.rawValue)",
                &simulation, me)
            return .exit(error == .noEntry ? 127 : 126)
        }
    }

    private func setEnvironment(
        _ name: String, _ home: String, _ shell: String, _ options: ParsedOptions, _ simulation: inout Simulation,
        _ me: ProcessID
    ) {
        var environment = simulation.world.processes[me]?.environment ?? Environment()
        if options.has("l") {
            let terminal = environment["TERM"]
            environment = Environment()
            if let terminal { environment["TERM"] = terminal }
            environment["PATH"] =
                name == "root"
                ? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" : "/usr/local/bin:/usr/bin:/bin"
        }
        if !options.has("m", "p") || options.has("l") {
            environment["HOME"] = home
            environment["SHELL"] = shell
            if name != "root" || options.has("l") {
                environment["USER"] = name
                environment["LOGNAME"] = name
            }
        }
        simulation.world.processes.table[me]?.environment = environment
    }

    /// Nobody here has a password that could be right.
    private mutating func refuse(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if voice.isBusybox {
            voice.complain("must be suid to work properly", &simulation, me)
            return .exit(1)
        }
        if !hasAsked {
            simulation.setEcho(false, as: me)
            simulation.print("Password: ", to: 2, as: me)
        }
        hasAsked = true
        if case .blocked(let reason)? = try? simulation.readLine(0, as: me) { return .wait([reason]) }
        simulation.setEcho(true, as: me)
        simulation.print("\n", to: 2, as: me)
        voice.complain("Authentication failure", &simulation, me)
        return .exit(1)
    }

    // MARK: gosu, su-exec

    private func become(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let words = Array(arguments.dropFirst())
        guard words.count > 1 else {
            simulation.print("Usage: \(voice.name) user-spec command [args]\n", to: 2, as: me)
            return .exit(1)
        }
        let accounts = Accounts(simulation, me)
        guard let owners = accounts.owners(words[0]), let user = owners.user else {
            let name = words[0].prefix { $0 != ":" }
            let text =
                voice.name == "gosu"
                ? "error: failed switching to \"\(words[0])\": unable to find user \(name): no matching entries in "
                    + "passwd file\n"
                : "su-exec: getpwnam(\(name)): Success\n"
            simulation.print(text, to: 2, as: me)
            return .exit(1)
        }
        guard simulation.world.processes[me]?.credentials.can(.setuid) == true else {
            let text =
                voice.name == "gosu"
                ? "error: failed switching to \"\(words[0])\": operation not permitted\n"
                : "su-exec: setgroups: Operation not permitted\n"
            simulation.print(text, to: 2, as: me)
            return .exit(1)
        }
        let account = accounts.user(user)
        let groups = accounts.groups.filter { $0.members.contains(account?.name ?? "") }.map(\.id)
        simulation.world.processes.table[me]?.credentials.become(
            user, owners.group ?? account?.group ?? user, groups)
        let home = account?.line.split(separator: ":", omittingEmptySubsequences: false).dropFirst(5).first
        simulation.world.processes.table[me]?.environment["HOME"] = home.map(String.init) ?? "/"
        return voice.become(Array(words.dropFirst()), &simulation, me)
    }
}
