import FileTrees
import Packages
import WorldModel

/// `apt-get`, `apt`, `apt-cache`, as apt 2.6 on Debian
enum AptManager {
    static func plan(_ arguments: [String], _ scene: PackageScene) -> PackagePlan {
        var plan = PackagePlan()
        let name = PathText.baseName(arguments.first ?? "apt-get")
        guard let release = scene.text("/etc/os-release"), let distribution = Distribution.find(osRelease: release),
            distribution.family == .debian, let status = scene.text(DpkgDatabase.path)
        else {
            plan.fail("E: Could not open file /var/lib/dpkg/status - open (2: No such file or directory)", status: 100)
            return plan
        }
        let options = ParsedOptions(Array(arguments.dropFirst()), spec)
        if let failure = options.failure {
            plan.fail(text(of: failure), status: 100)
            return plan
        }
        if name == "apt", !scene.isOnTerminal, !options.operands.isEmpty {
            plan.complain("\nWARNING: apt does not have a stable CLI interface. Use with caution in scripts.\n")
        }
        guard let word = options.operands.first else {
            plan.say("apt 2.6.1 (amd64)\nUsage: \(name) [options] command\n\n\(help)")
            plan.status = name == "apt-cache" ? 0 : 1
            return plan
        }
        let table =
            name == "apt-cache" ? questions : name == "apt" ? commands.merging(questions) { a, _ in a } : commands
        guard let run = table[word] else {
            plan.fail("E: Invalid operation \(word)", status: 100)
            return plan
        }
        var session = AptSession(
            name: name, distribution: distribution, database: DpkgDatabase(status), options: options, scene: scene)
        session.plan = plan
        run(&session)
        return session.plan
    }

    private static let commands: [String: @Sendable (inout AptSession) -> Void] = [
        "update": { $0.update() }, "install": { $0.install() }, "remove": { $0.remove(purging: false) },
        "purge": { $0.remove(purging: true) }, "autoremove": { $0.autoremove() }, "autopurge": { $0.autoremove() },
        "upgrade": { $0.upgrade() }, "dist-upgrade": { $0.upgrade() }, "full-upgrade": { $0.upgrade() },
        "clean": { $0.clean() }, "autoclean": { $0.clean() }, "check": { $0.upgrade() },
    ]

    private static let questions: [String: @Sendable (inout AptSession) -> Void] = [
        "list": { $0.list() }, "show": { $0.show() }, "search": { $0.search() }, "policy": { $0.policy() },
    ]

    private static let spec = OptionSpec(
        "yqdsfmuVh", values: "ot",
        long: "yes=y assume-yes=y quiet?=q no-install-recommends install-recommends no-upgrade only-upgrade "
            + "allow-downgrades reinstall purge auto-remove autoremove fix-missing=m fix-broken=f download-only=d "
            + "simulate=s option:=o target-release:=t allow-unauthenticated allow-releaseinfo-change force-yes "
            + "no-install-suggests installed upgradable all-versions names-only help=h version show-progress "
            + "allow-change-held-packages allow-remove-essential no-show-upgraded ignore-missing trivial-only")

    private static func text(of failure: ParsedOptions.Failure) -> String {
        switch failure {
        case .unknownLetter(let letter): "E: Command line option '\(letter)' [from -\(letter)] is not known."
        case .unknownName(let name):
            "E: Command line option \(name) is not understood in combination with the other options"
        case .missingValue(let letter): "E: Option -\(letter) requires an argument."
        case .missingLongValue(let name): "E: Option \(name) requires an argument."
        }
    }

    private static let help = """
        apt-get is a command line interface for retrieval of packages
        and information about them from authenticated sources and
        for installation, upgrade and removal of packages together
        with their dependencies.

        Most used commands:
          update - Retrieve new lists of packages
          upgrade - Perform an upgrade
          install - Install new packages (pkg is libc6 not libc6.deb)
          reinstall - Reinstall packages (pkg is libc6 not libc6.deb)
          remove - Remove packages
          purge - Remove packages and config files
          autoremove - Remove automatically all unused packages
          dist-upgrade - Distribution upgrade, see apt-get(8)
          clean - Erase downloaded archive files
          check - Verify that there are no broken dependencies

        See apt-get(8) for more information about the available commands.
        Configuration options and syntax is detailed in apt.conf(5).
        Information about how to configure sources can be found in sources.list(5).
        Package and version choices can be expressed via apt_preferences(5).
        Security details are available in apt-secure(8).
                                                Have you mooed today?
        """
}
