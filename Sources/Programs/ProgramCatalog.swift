import Shell
import ShellSyntax
import WorldModel

/// The programs that executables of the simulated machines run, by the name that the executables carry.
package enum ProgramCatalog {
    /// Every program of this room.
    package static let factories: [String: Catalog.Factory] = {
        var factories: [String: Catalog.Factory] = [:]
        for name in UtilityTable.names {
            factories["gnu/" + name] = { UtilityProgram(table: name, arguments: $0.arguments, isBusybox: false) }
        }
        for (name, make) in streaming { factories["gnu/" + name] = { make($0.arguments, false) } }
        factories["busybox"] = { busybox($0.arguments) }
        factories["bash"] = { shell(.bash, $0.arguments) }
        factories["dash"] = { shell(.dash, $0.arguments) }
        for manager in PackageManager.allCases {
            factories[manager.rawValue] = { PackageManagerProgram(manager, arguments: $0.arguments) }
        }
        for (name, make) in servers { factories[name] = { make($0.arguments) } }
        return factories
    }()

    /// Programs that work while their input still comes.
    static let streaming: [String: @Sendable (_ arguments: [String], _ isBusybox: Bool) -> any Program] = [
        "awk": { AwkTool(arguments: $0, isBusybox: $1) },
        "cat": { CatProgram(arguments: $0, isBusybox: $1) },
        "head": { HeadProgram(arguments: $0, isBusybox: $1) },
        "tail": { TailProgram(arguments: $0, isBusybox: $1) },
        "tee": { TeeProgram(arguments: $0, isBusybox: $1) },
        "sleep": { SleepProgram(arguments: $0, isBusybox: $1) },
        "yes": { arguments, _ in YesProgram(arguments: arguments) },
        "curl": { arguments, _ in HTTPClient(curl: arguments) },
        "wget": { arguments, isBusybox in HTTPClient(wget: arguments, isBusybox: isBusybox) },
        "env": { EnvProgram(arguments: $0, isBusybox: $1) },
        "nohup": { NohupProgram(arguments: $0, isBusybox: $1) },
        "nice": { NiceProgram(arguments: $0, isBusybox: $1) },
        "timeout": { TimeoutProgram(arguments: $0, isBusybox: $1) },
        "time": { TimeProgram(arguments: $0, isBusybox: $1) },
        "nc": { NetcatProgram(arguments: $0, isBusybox: $1) },
        "httpd": { arguments, _ in BusyboxHTTPD(arguments: arguments) },
        "su": { SwitchUserProgram(arguments: $0, isBusybox: $1) },
        "gosu": { SwitchUserProgram(arguments: $0, isBusybox: $1) },
        "su-exec": { SwitchUserProgram(arguments: $0, isBusybox: $1) },
        "tini": { arguments, _ in InitProgram(arguments: arguments) },
        "dumb-init": { arguments, _ in InitProgram(arguments: arguments) },
        "watch": { WatchProgram(arguments: $0, isBusybox: $1) },
        "top": { TopProgram(arguments: $0, isBusybox: $1) },
        "xargs": { XargsProgram(arguments: $0, isBusybox: $1) },
        "find": { FindProgram(arguments: $0, isBusybox: $1) },
        "vi": { EditorProgram(arguments: $0, isBusybox: $1) },
        "vim": { EditorProgram(arguments: $0, isBusybox: $1) },
        "nano": { EditorProgram(arguments: $0, isBusybox: $1) },
    ]

    static let servers: [String: @Sendable ([String]) -> any Program] = [
        "hello": { _ in HelloProgram() },
        "nginx": { NginxProgram(arguments: $0) },
        "redis-cli": { RedisClient(arguments: $0) },
        "httpd-foreground": { _ in ApacheProgram() }, "redis-server": { RedisServer(arguments: $0) },
        "registry": { _ in RegistryProgram() },
        "placeholder": { PlaceholderProgram(arguments: $0) },
    ]

    /// The names that busybox answers to.
    package static let applets: [String] = Set(UtilityTable.names + streaming.keys + ["sh", "ash"])
        .subtracting([
            "curl", "docker", "jq", "vim", "nano", "gosu", "su-exec", "tini", "dumb-init", "dig", "ss", "htpasswd",
        ]).sorted()

    /// busybox is one file: the name it is called by chooses the applet.
    private static func busybox(_ arguments: [String]) -> any Program {
        var arguments = arguments
        var name = arguments.first.map(baseName) ?? "busybox"
        if name.hasPrefix("-") { name.removeFirst() }
        if name == "busybox", arguments.count > 1 {
            arguments.removeFirst()
            name = baseName(arguments[0])
        }
        if name == "sh" || name == "ash" { return shell(.ash, arguments) }
        if let make = streaming[name] { return make(arguments, true) }
        guard UtilityTable.all[name] != nil else {
            return PlaceholderProgram(arguments: [name])
        }
        return UtilityProgram(table: name, arguments: arguments, isBusybox: true)
    }

    static func baseName(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// A shell with its command line: `-c TEXT`, `-s`, `-i`, `-l`, options of `set`, a script file.
    package static func shell(_ flavour: ShellFlavour, _ arguments: [String]) -> any Program {
        ShellLauncher(flavour: flavour, arguments: arguments)
    }
}
