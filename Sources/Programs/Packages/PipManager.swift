import Packages
import WorldModel

/// `pip`, as pip 25 with the Python Package Index
enum PipManager {
    static func plan(_ arguments: [String], _ scene: PackageScene) -> PackagePlan {
        var plan = PackagePlan()
        guard let environment = PipEnvironment(arguments.first ?? "pip", scene) else {
            plan.fail("pip: no Python is installed beside this pip", status: 127)
            return plan
        }
        var session = PipSession(environment: environment)
        session.run(Array(arguments.dropFirst()))
        return session.plan
    }
}

/// One call of `pip`.
struct PipSession {
    let environment: PipEnvironment
    var plan = PackagePlan()
    private(set) var options = ParsedOptions([], OptionSpec(""))

    var scene: PackageScene { environment.scene }

    init(environment: PipEnvironment) { self.environment = environment }

    private static let spec = OptionSpec(
        "qUvyIhVle", values: "rtcifd",
        long: "quiet=q upgrade=U verbose=v yes=y requirement=r target=t constraint=c index-url=i find-links=f "
            + "no-cache-dir user no-deps force-reinstall=I ignore-installed=I break-system-packages "
            + "root-user-action: no-input disable-pip-version-check no-warn-script-location prefix: "
            + "extra-index-url: trusted-host: timeout: retries: progress-bar: no-build-isolation pre no-compile "
            + "require-hashes prefer-binary only-binary: no-binary: upgrade-strategy: editable=e format: outdated files=f "
            + "help=h version=V local=l cache-dir: no-color root: log: exists-action: dry-run use-pep517 src: "
            + "not-required uptodate exclude: path: all")

    private static let commands: [String: @Sendable (inout PipSession) -> Void] = [
        "install": { $0.install() }, "uninstall": { $0.uninstall() }, "list": { $0.list() },
        "freeze": { $0.freeze() }, "show": { $0.show() }, "check": { $0.check() },
        "cache": { $0.cache() }, "index": { $0.versions() },
    ]

    mutating func run(_ arguments: [String]) {
        var words = arguments
        while let first = words.first, first.hasPrefix("-") {
            if first == "--version" || first == "-V" {
                let place = environment.site + "/pip"
                plan.say("pip \(version) from \(place) (python \(environment.python))")
                return
            }
            guard first != "-h", first != "--help" else { break }
            words.removeFirst()
        }
        guard let command = words.first, !command.hasPrefix("-"), command != "help" else {
            plan.write(PipHelp.text)
            return
        }
        guard let run = Self.commands[command] else {
            let near = Self.commands.keys.sorted().first { $0.hasPrefix(command.prefix(3)) }
            let advice = near.map { " - maybe you meant \"\($0)\"" } ?? ""
            plan.fail("ERROR: unknown command \"\(command)\"\(advice)")
            return
        }
        // `-f` asks `show` for the files and tells `install` where else to look.
        let spec = command == "show" ? OptionSpec("fqvh", long: "files=f quiet=q verbose=v") : Self.spec
        options = ParsedOptions(Array(words.dropFirst()), spec)
        if let failure = options.failure {
            plan.complain(
                "\nUsage:   \n  pip \(command) [options] <requirement specifier> [package-index-options] ...\n")
            plan.fail(Self.text(of: failure), status: 2)
            return
        }
        if options.has("h") {
            plan.say("\nUsage:   \n  pip \(command) [options] <requirement specifier> [package-index-options] ...")
            return
        }
        run(&self)
    }

    private static func text(of failure: ParsedOptions.Failure) -> String {
        switch failure {
        case .unknownLetter(let letter): "no such option: -\(letter)"
        case .unknownName(let name): "no such option: \(name)"
        case .missingValue(let letter): "-\(letter) option requires 1 argument"
        case .missingLongValue(let name): "\(name) option requires 1 argument"
        }
    }

    var version: String { environment["pip"]?.version ?? "25.2" }
    private static let newest = PythonIndex.standard["pip"]?.version ?? ""

    var isQuiet: Bool { options.has("q") }

    mutating func say(_ text: String) {
        if !isQuiet { plan.say(text) }
    }

    /// What pip adds when it ends: that it runs as root, and that there is a newer one.
    mutating func sayFarewell(warnsOfRoot: Bool = true) {
        if warnsOfRoot { warnOfRoot() }
        let isSilent =
            options.has("disable-pip-version-check") || scene.variable("PIP_DISABLE_PIP_VERSION_CHECK") != nil
            || options.found.count { $0.name == "q" } > 1
        if !isSilent, PackageVersion.compare(version, Self.newest) < 0, scene.hasInternet {
            plan.complain("\n[notice] A new release of pip is available: \(version) -> \(Self.newest)")
            plan.complain("[notice] To update, run: pip install --upgrade pip")
        }
    }

    mutating func warnOfRoot() {
        let action = options.value("root-user-action") ?? scene.variable("PIP_ROOT_USER_ACTION")
        guard scene.isRoot, !environment.isVirtual, action != "ignore" else { return }
        plan.complain(
            "WARNING: Running pip as the 'root' user can result in broken permissions and conflicting behaviour with "
                + "the system package manager, possibly rendering your system unusable. It is recommended to use a "
                + "virtual environment instead: https://pip.pypa.io/warnings/venv. Use the --root-user-action option "
                + "if you know what you are doing and want to suppress this warning.")
    }

    // MARK: Installing

    mutating func install() {
        guard let wishes = wishes() else { return }
        guard !wishes.isEmpty || options.has("r") else {
            sayFarewell(warnsOfRoot: false)
            plan.fail("ERROR: You must give at least one requirement to install (see \"pip help install\")")
            return
        }
        if let refusal = environment.refusal, !options.has("break-system-packages", "t") { return refuse(refusal) }
        let resolver = PipResolver(
            index: scene.hasInternet ? .standard : PythonIndex.empty, environment: environment,
            upgrades: options.has("U"), ignoresInstalled: options.has("I", "t"))
        let findings = resolver.resolve(wishes)
        var projects: [(wish: PipResolver.Wish, project: PythonProject)] = []
        for finding in findings {
            switch finding {
            case .satisfied(let wish, let installed):
                let place = installed.folder
                say(
                    "Requirement already satisfied: \(wish.requirement.text) in \(place)\(wish.suffix) (\(installed.version))"
                )
            case .collect(let wish, let project):
                say("Collecting \(wish.requirement.text)\(wish.suffix)")
                plan.pause(60)
                if project.isSourceOnly {
                    say("  Downloading \(project.fileName) (\(Self.size(project.downloadSize)))")
                    guard build(project) else { return }
                } else {
                    let size = 1_500 + project.name.utf8.reduce(0) { $0 + Int($1) * 7 } % 6_000
                    say("  \(verb(project)) \(project.fileName).metadata (\(Self.size(size)))")
                }
                projects.append((wish, project))
            case .none(let wish, let versions): return explainNone(wish, versions)
            case .conflict(let wishes): return explainConflict(wishes)
            }
        }
        bring(projects)
        sayFarewell()
    }

    private var cachesFiles: Bool { !options.has("no-cache-dir") && scene.variable("PIP_NO_CACHE_DIR") == nil }

    private var cacheFolder: String { (scene.variable("HOME") ?? "/root") + "/.cache/pip" }

    private func verb(_ project: PythonProject) -> String {
        cachesFiles && scene.exists("\(cacheFolder)/http-v2/\(project.fileName)") ? "Using cached" : "Downloading"
    }

    /// Fetches and installs what was found.
    private mutating func bring(_ found: [(wish: PipResolver.Wish, project: PythonProject)]) {
        guard !found.isEmpty else { return }
        for (_, project) in found where !project.isSourceOnly {
            let verb = verb(project)
            say("\(verb) \(project.fileName) (\(Self.size(project.downloadSize)))")
            if verb == "Downloading" {
                plan.pause(30 + project.downloadSize / 20_000)
                if project.downloadSize > 524_288 {
                    let size = Self.megabytes(project.downloadSize)
                    say("   \(String(repeating: "━", count: 40)) \(size) 20.4 MB/s  0:00:00")
                }
                if cachesFiles {
                    let path = "\(cacheFolder)/http-v2/\(project.fileName)"
                    plan.place(.filler(project.fileName, size: project.downloadSize), at: path)
                }
            }
        }
        let order = PipResolver.order(found.map(\.project))
        func title(_ project: PythonProject) -> String {
            found.first { $0.project == project }?.wish.requirement.name ?? project.name
        }
        say("Installing collected packages: " + order.map(title).joined(separator: ", "))
        let folder = target
        for project in order {
            replace(project, title(project), in: folder)
            let isWished = found.contains { $0.project == project && $0.wish.parent == nil }
            for file in environment.files(of: project, in: folder, isWished: isWished) {
                plan.place(file.body, at: file.path, mode: file.mode)
            }
            plan.pause(20 + project.installedSize / 200_000)
        }
        warnOfScripts(order, folder)
        if order.count > 1 { say("") }
        let names = order.map { "\(title($0))-\($0.version)" }
        say(
            "Successfully installed "
                + names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: " "))
    }

    private var target: String {
        if let target = options.value("t") {
            return PathText.normal(
                target, from: scene.simulation.world.processes[scene.me]?.workingDirectory ?? "/")
        }
        guard options.has("user") || !scene.isRoot && !environment.isVirtual else { return environment.site }
        return "\(scene.variable("HOME") ?? "/root")/.local/lib/python\(environment.python)/site-packages"
    }

    /// Takes away the version that is there.
    private mutating func replace(_ project: PythonProject, _ title: String, in folder: String) {
        guard let old = environment[project.name], old.folder == folder else { return }
        say("  Attempting uninstall: \(title)")
        say("    Found existing installation: \(old.name) \(old.version)")
        say("    Uninstalling \(old.name)-\(old.version):")
        for path in environment.paths(of: old) { plan.add(.remove(path)) }
        say("      Successfully uninstalled \(old.name)-\(old.version)")
    }

    private mutating func warnOfScripts(_ projects: [PythonProject], _ folder: String) {
        guard folder.contains("/.local/"), let home = scene.variable("HOME") else { return }
        let bin = home + "/.local/bin"
        guard !(scene.variable("PATH") ?? "").split(separator: ":").contains(Substring(bin)) else { return }
        for project in projects where !project.commands.isEmpty {
            let names = project.commands.sorted()
            let subject =
                names.count == 1
                ? "script \(names[0]) is"
                : "scripts \(names.dropLast().joined(separator: ", ")) and \(names.last ?? "") are"
            plan.complain("  WARNING: The \(subject) installed in '\(bin)' which is not on PATH.")
            plan.complain(
                "  Consider adding this directory to PATH or, if you prefer to suppress this warning, "
                    + "use --no-warn-script-location.")
        }
    }

    /// Builds a project from its source, which needs a compiler and more. False when that fails.
    private mutating func build(_ project: PythonProject) -> Bool {
        say("  Installing build dependencies: started")
        plan.pause(1_500)
        say("  Installing build dependencies: finished with status 'done'")
        say("  Getting requirements to build wheel: started")
        let path = scene.variable("PATH") ?? ""
        let needs = project.name.hasPrefix("psycopg2") ? ["pg_config", "gcc"] : ["pkg-config", "gcc"]
        let missing = needs.first { scene.simulation.search($0, path: path, as: scene.me) == nil }
        say("  Getting requirements to build wheel: finished with status '\(missing == nil ? "done" : "error")'")
        if let missing {
            plan.complain(PipHelp.buildFailure(of: missing))
            sayFarewell(warnsOfRoot: false)
            plan.status = 1
            return false
        }
        say("  Preparing metadata (pyproject.toml): started")
        say("  Preparing metadata (pyproject.toml): finished with status 'done'")
        say("Building wheels for collected packages: \(project.name)")
        plan.pause(4_000)
        say("  Building wheel for \(project.name) (pyproject.toml): started")
        say("  Building wheel for \(project.name) (pyproject.toml): finished with status 'done'")
        say("Successfully built \(project.name)")
        return true
    }

    private mutating func explainNone(_ wish: PipResolver.Wish, _ versions: [String]) {
        let list = versions.isEmpty ? "none" : versions.joined(separator: ", ")
        plan.complain(
            "ERROR: Could not find a version that satisfies the requirement \(wish.requirement.text)\(wish.suffix) "
                + "(from versions: \(list))")
        sayFarewell(warnsOfRoot: false)
        plan.fail("ERROR: No matching distribution found for \(wish.requirement.text)")
    }

    private mutating func explainConflict(_ wishes: [PipResolver.Wish]) {
        let users = wishes.map { wish in wish.parent == nil ? wish.requirement.text : wish.source }
        let names = users.count > 1 ? users.dropLast().joined(separator: ", ") + " and " + (users.last ?? "") : users[0]
        plan.complain(
            "ERROR: Cannot install \(names) because these package versions have conflicting dependencies.")
        plan.say("\nThe conflict is caused by:")
        for wish in wishes {
            plan.say(
                wish.parent.map { "    \($0) depends on \(wish.requirement.text)" }
                    ?? "    The user requested \(wish.requirement.text)")
        }
        plan.say(
            "\nTo fix this you could try to:\n1. loosen the range of package versions you've specified\n"
                + "2. remove package versions to allow pip to attempt to solve the dependency conflict\n")
        sayFarewell(warnsOfRoot: false)
        plan.fail(
            "ERROR: ResolutionImpossible: for help visit https://pip.pypa.io/en/latest/topics/dependency-resolution/"
                + "#dealing-with-dependency-conflicts")
    }

    private mutating func refuse(_ reason: String) {
        plan.complain("error: externally-managed-environment\n\n× This environment is externally managed")
        let lines = reason.split(separator: "\n", omittingEmptySubsequences: false)
        plan.complain(
            lines.enumerated().map { ($0.offset == 0 ? "╰─> " : "    ") + $0.element }.joined(separator: "\n"))
        plan.complain(
            "\nnote: If you believe this is a mistake, please contact your Python installation or OS distribution "
                + "provider. You can override this, at the risk of breaking your Python installation or OS, by passing "
                + "--break-system-packages.")
        plan.fail("hint: See PEP 668 for the detailed specification.")
    }

    // MARK: Numbers

    /// `8.5 kB`, `103 kB`, `2.0 MB`
    static func size(_ bytes: Int) -> String {
        if bytes >= 1_000_000 { return tenths(bytes, 1_000_000) + " MB" }
        if bytes >= 10_000 { return "\(bytes / 1000) kB" }
        return bytes >= 1000 ? tenths(bytes, 1000) + " kB" : "\(bytes) bytes"
    }

    private static func megabytes(_ bytes: Int) -> String {
        let unit = bytes >= 1_000_000 ? 1_000_000 : 1000
        let number = tenths(bytes, unit)
        return "\(number)/\(number) \(unit == 1000 ? "kB" : "MB")"
    }

    private static func tenths(_ bytes: Int, _ unit: Int) -> String {
        let value = (bytes * 10 + unit / 2) / unit
        return "\(value / 10).\(value % 10)"
    }
}
