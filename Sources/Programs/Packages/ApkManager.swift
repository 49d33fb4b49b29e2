import FileTrees
import Packages
import WorldModel

/// `apk`, as apk-tools 2.14 on Alpine
enum ApkManager {
    static func plan(_ arguments: [String], _ scene: PackageScene) -> PackagePlan {
        var plan = PackagePlan()
        guard let system = ApkSystem(scene) else {
            plan.fail("ERROR: Unable to read database: No such file or directory", status: 99)
            return plan
        }
        guard let line = ApkLine(arguments, &plan) else { return plan }
        guard let command = commands[line.command] else {
            plan.fail("ERROR: '\(line.command)' is not an apk command. See 'apk --help'.")
            return plan
        }
        if command.needsRoot, !scene.isRoot {
            plan.complain("ERROR: Unable to lock database: Permission denied")
            plan.fail("ERROR: Failed to open apk database: Permission denied", status: 99)
            return plan
        }
        var session = ApkSession(system: system, line: line, scene: scene)
        command.run(&session)
        return session.plan
    }

    private struct Command: Sendable {
        var needsRoot: Bool
        var run: @Sendable (inout ApkSession) -> Void
    }

    private static let commands: [String: Command] = [
        "add": Command(needsRoot: true) { $0.add() }, "del": Command(needsRoot: true) { $0.delete() },
        "update": Command(needsRoot: true) { $0.update() }, "upgrade": Command(needsRoot: true) { $0.upgrade() },
        "fix": Command(needsRoot: true) { $0.fix() }, "cache": Command(needsRoot: true) { $0.cache() },
        "info": Command(needsRoot: false) { $0.info() }, "list": Command(needsRoot: false) { $0.list() },
        "search": Command(needsRoot: false) { $0.search() }, "policy": Command(needsRoot: false) { $0.policy() },
        "version": Command(needsRoot: false) { $0.version() },
    ]
}

/// The command line of `apk`.
struct ApkLine {
    var command = ""
    var names: [String] = []
    var virtual: String?
    private var flags: Set<String> = []

    func has(_ names: String...) -> Bool { !flags.isDisjoint(with: names) }

    private static let letters: [Character: String] = [
        "q": "quiet", "v": "verbose", "U": "update-cache", "u": "upgrade", "t": "virtual", "e": "installed",
        "L": "contents", "R": "depends", "r": "rdepends", "s": "size", "w": "webpage", "d": "description",
        "a": "all", "I": "installed", "l": "latest", "f": "force", "i": "interactive", "W": "who-owns", "h": "help",
        "V": "version", "p": "root", "X": "repository", "P": "provides", "x": "exact",
    ]
    private static let valued: Set<String> = ["virtual", "root", "repository", "arch", "wait", "cache-max-age"]
    private static let long: Set<String> = Set(letters.values).union([
        "no-cache", "update", "force-broken-world", "allow-untrusted", "no-network", "simulate", "purge", "no-progress",
        "available", "no-interactive", "latest", "upgradable", "arch", "wait", "cache-max-age", "force-overwrite",
    ])

    /// Plans what is said when there is nothing else to do, and gives `nil`.
    init?(_ arguments: [String], _ plan: inout PackagePlan) {
        var rest = arguments.dropFirst()
        while let word = rest.popFirst() {
            if word.hasPrefix("--"), word.count > 2 {
                let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1).map(String.init)
                guard Self.long.contains(parts[0]) else {
                    refuse(parts[0], &plan)
                    return nil
                }
                take(parts[0], parts.count > 1 ? parts[1] : nil, &rest)
            } else if word.hasPrefix("-"), word.count > 1 {
                for letter in word.dropFirst() {
                    guard let name = Self.letters[letter] else {
                        refuse(String(letter), &plan)
                        return nil
                    }
                    take(name, nil, &rest)
                }
            } else if command.isEmpty {
                command = word
            } else {
                names.append(word)
            }
        }
        if command.isEmpty, has("version") {
            plan.say("apk-tools 2.14.9, compiled for x86_64.")
            return nil
        }
        if command.isEmpty || has("help") {
            plan.write(ApkHelp.text)
            plan.status = 1
            return nil
        }
    }

    private func refuse(_ option: String, _ plan: inout PackagePlan) {
        plan.complain("apk: unrecognized option: \(option)")
        plan.write(ApkHelp.text)
        plan.status = 1
    }

    private mutating func take(_ name: String, _ value: String?, _ rest: inout ArraySlice<String>) {
        flags.insert(name)
        guard Self.valued.contains(name) else { return }
        let value = value ?? rest.popFirst()
        if name == "virtual" { virtual = value }
    }
}

/// What `apk` knows of the machine.
struct ApkSystem {
    let distribution: Distribution
    var database: ApkDatabase
    var world: [String]

    init?(_ scene: PackageScene) {
        guard let release = scene.text("/etc/os-release"), let text = scene.text(ApkDatabase.path),
            let distribution = Distribution.find(osRelease: release), distribution.family == .alpine
        else { return nil }
        self.distribution = distribution
        database = ApkDatabase(text)
        world = (scene.text(ApkDatabase.worldPath) ?? "").split(separator: "\n").map(String.init)
    }

    /// `curl` of `curl=8.14`, `curl>8` and so on.
    static func name(of wish: String) -> String { String(wish.prefix { !"=<>~".contains($0) }) }

    /// `OK: 12 MiB in 25 packages`
    var summary: String { "OK: \(database.installedSize >> 20) MiB in \(database.records.count) packages" }
}

/// What `apk` prints when it is asked for nothing.
enum ApkHelp {
    static let text = """
        apk-tools 2.14.9, compiled for x86_64.

        usage: apk [<OPTIONS>...] COMMAND [<ARGUMENTS>...]

        Package installation and removal:
          add        Add packages to WORLD and commit changes
          del        Remove packages from WORLD and commit changes

        System maintenance:
          fix        Fix, reinstall or upgrade packages without modifying WORLD
          update     Update repository indexes
          upgrade    Install upgrades available from repositories
          cache      Manage the local package cache

        Querying package information:
          info       Give detailed information about packages or repositories
          list       List packages matching a pattern or other criteria
          dot        Render dependencies as graphviz graphs
          policy     Show repository policy for packages
          search     Search for packages by name or description

        Repository maintenance:
          index      Create repository index file from packages
          fetch      Download packages from repositories to a local directory
          manifest   Show checksums of package contents
          verify     Verify package integrity and signature

        Miscellaneous:
          audit      Audit system for changes
          stats      Show statistics about repositories and installations
          version    Compare package versions or perform tests on version strings

        This apk has coffee making abilities.
        For more information: man 8 apk

        """
}
