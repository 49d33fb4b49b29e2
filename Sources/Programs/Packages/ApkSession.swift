import FileTrees
import Packages
import WorldModel

/// One call of `apk`: the plan grows while the database that it leads to is kept beside it.
struct ApkSession {
    var system: ApkSystem
    let line: ApkLine
    let scene: PackageScene
    var plan = PackagePlan()
    /// Whether something was put into one of the directories that busybox's trigger watches.
    private var touchesExecutables = false
    private var triggers: [String] = []

    init(system: ApkSystem, line: ApkLine, scene: PackageScene) {
        self.system = system
        self.line = line
        self.scene = scene
    }

    private var isQuiet: Bool { line.has("quiet") }

    private mutating func say(_ text: String) {
        if !isQuiet { plan.say(text) }
    }

    // MARK: Repositories

    var repositories: [(url: String, cache: String)] {
        ["main", "community"].map { part in
            let url = "https://dl-cdn.alpinelinux.org/alpine/v\(system.distribution.release)/\(part)"
            let label = hexadecimal(HashFunction.sha1.hash(Array(url.utf8)).prefix(4))
            return (url, "/var/cache/apk/APKINDEX.\(label).tar.gz")
        }
    }

    var hasIndex: Bool { repositories.allSatisfy { scene.exists($0.cache) } }

    /// Fetches the indices unless they are here. False when that fails.
    private mutating func fetch(always: Bool = false) -> Bool {
        let isKept = !line.has("no-cache")
        if hasIndex, isKept, !always, !line.has("update-cache", "update") { return true }
        for (number, repository) in repositories.enumerated() {
            say("fetch \(repository.url)/x86_64/APKINDEX.tar.gz")
            guard scene.hasInternet, !line.has("no-network") else {
                plan.pause(5_000)
                let verb = isKept ? "updating and opening" : "fetching"
                plan.complain("WARNING: \(verb) \(repository.url): temporary error (try again later)")
                continue
            }
            plan.pause(300)
            if isKept {
                plan.place(.filler(repository.cache, size: number == 0 ? 489_742 : 2_214_530), at: repository.cache)
            }
        }
        return scene.hasInternet && !line.has("no-network")
    }

    /// Queries read the index that is here.
    mutating func warnOfMissingIndex() {
        guard !hasIndex else { return }
        for repository in repositories {
            plan.complain("WARNING: opening from cache \(repository.url): No such file or directory")
        }
    }

    // MARK: Changes

    mutating func add() {
        let canFetch = fetch()
        var wishes = system.world
        for wish in line.names where !wishes.contains(wish) {
            wishes.removeAll { ApkSystem.name(of: $0) == ApkSystem.name(of: wish) }
            wishes.append(wish)
        }
        if let virtual = line.virtual { wishes = system.world + [virtual] }
        let problems = line.names.compactMap { problem(of: $0, canFetch: canFetch) }
        guard problems.isEmpty else {
            plan.complain("ERROR: unable to select packages:")
            for problem in problems { plan.complain(problem) }
            plan.status = Int32(problems.count)
            return
        }
        var packages = system.distribution.index.closure(
            of: line.names.map(ApkSystem.name).sorted(), installed: system.database.names)
        if let virtual = line.virtual {
            let version = virtualVersion
            packages.append(
                SystemPackage(virtual: virtual, version: version, dependencies: line.names.map(ApkSystem.name)))
            wishes = system.world + ["\(virtual)=\(version)"]
        }
        install(packages)
        finish(wishes)
    }

    private var virtualVersion: String {
        let time = CivilTime(scene.now)
        return "\(time.year)\(two(time.month))\(two(time.day)).\(two(time.hour))\(two(time.minute))\(two(time.second))"
    }

    private func two(_ number: some BinaryInteger) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// Why a wish cannot be fulfilled, as the block that apk prints.
    private func problem(of wish: String, canFetch: Bool) -> String? {
        let name = ApkSystem.name(of: wish)
        let isInstalled = system.database[name] != nil
        guard let package = system.distribution.index[name], canFetch || isInstalled else {
            return "  \(name) (no such package):\n    required by: world[\(wish)]"
        }
        let condition = wish.dropFirst(name.count)
        guard !condition.isEmpty else { return nil }
        let sign = condition.prefix { "=<>~".contains($0) }
        let order = PackageVersion.compare(package.version, String(condition.dropFirst(sign.count)))
        let version = String(condition.dropFirst(sign.count))
        let holds: Bool =
            switch sign {
            case "=": order == 0 || package.version.prefix { $0 != "-" } == version
            case "~", "=~", "~=": package.version.hasPrefix(version)
            case ">": order > 0
            case ">=": order >= 0
            case "<": order < 0
            default: order <= 0
            }
        return holds ? nil : "  \(package.name)-\(package.version):\n    breaks: world[\(wish)]"
    }

    private mutating func install(_ packages: [SystemPackage]) {
        for (number, package) in packages.enumerated() {
            plan.pause(40 + package.downloadSize / 20_000)
            say("(\(number + 1)/\(packages.count)) Installing \(package.name) (\(package.version))")
            execute(package, "pre-install")
            let files = PackageContents.files(of: package, in: .alpine)
            for file in files { plan.place(file.body, at: file.path, mode: file.mode) }
            for (path, text) in PackageContents.accounts(of: package.name, in: .alpine) {
                plan.add(.append(line: text, to: path))
            }
            execute(package, "post-install")
            system.database.add(ApkDatabase.Record(package, files: files.map(\.path)))
            note(files.map(\.path))
            if package.scripts.contains("trigger") { triggers.append(package.name) }
        }
    }

    private mutating func execute(_ package: SystemPackage, _ script: String) {
        if package.scripts.contains(script) { say("Executing \(package.name)-\(package.version).\(script)") }
    }

    private mutating func note(_ paths: [String]) {
        let watched = ["/bin", "/sbin", "/usr/bin", "/usr/sbin", "/lib/modules"]
        if paths.contains(where: { watched.contains(PathText.directory($0)) }) { touchesExecutables = true }
    }

    /// The triggers, the new database, and the line that says how much there is now.
    private mutating func finish(_ wishes: [String]) {
        if touchesExecutables, let busybox = system.database["busybox"] {
            say("Executing busybox-\(busybox.version).trigger")
        }
        for name in triggers where name != "busybox" {
            if let record = system.database[name] { say("Executing \(name)-\(record.version).trigger") }
        }
        plan.place(FileBody(system.database.text), at: ApkDatabase.path)
        plan.place(FileBody(wishes.sorted().map { $0 + "\n" }.joined()), at: ApkDatabase.worldPath)
        say(system.summary)
    }

    mutating func delete() {
        warnOfMissingIndex()
        let names = line.names.map(ApkSystem.name)
        for name in names where system.database[name] == nil && system.distribution.index[name] == nil {
            plan.fail("ERROR: No such package: \(name)")
            return
        }
        let wishes = system.world.filter { wish in
            let name = ApkSystem.name(of: wish)
            return !names.contains(name) && !names.contains(system.distribution.index[name]?.name ?? name)
        }
        let kept = needed(by: wishes)
        let stuck = names.filter { kept.contains($0) }
        if !stuck.isEmpty {
            say("World updated, but the following packages are not removed due to:")
            for name in stuck {
                let users = system.database.records.filter { kept.contains($0.name) && $0.dependencies.contains(name) }
                say("  \(name): \(users.map(\.name).joined(separator: " "))")
            }
            say("")
        }
        purge(from: names.filter { !kept.contains($0) }, keeping: kept)
        finish(wishes)
    }

    /// What is installed because of these wishes.
    private func needed(by wishes: [String]) -> Set<String> {
        var kept: Set<String> = []
        func visit(_ name: String) {
            let real = system.database[name] == nil ? system.distribution.index[name]?.name ?? name : name
            guard let record = system.database[real], kept.insert(real).inserted else { return }
            for need in record.dependencies { visit(need) }
            for follower in system.distribution.index[real]?.followers ?? [] { visit(follower) }
        }
        for wish in wishes { visit(ApkSystem.name(of: wish)) }
        return kept
    }

    /// Takes away what was named with what it alone needs, then sweeps up what is left over.
    private mutating func purge(from names: [String], keeping kept: Set<String>) {
        var order: [String] = []
        func visit(_ name: String) {
            guard let record = system.database[name], !kept.contains(name), !order.contains(name) else { return }
            for follower in system.distribution.index[name]?.followers ?? [] { visit(follower) }
            order.append(name)
            for need in record.dependencies where !need.hasPrefix("lib") && name.hasPrefix(".") { visit(need) }
        }
        for name in names { visit(name) }
        var foundOne = true
        while foundOne {
            foundOne = false
            for record in system.database.records where !kept.contains(record.name) && !order.contains(record.name) {
                let isNeeded = system.database.records.contains {
                    !order.contains($0.name) && $0.name != record.name && $0.dependencies.contains(record.name)
                }
                if isNeeded { continue }
                order.append(record.name)
                foundOne = true
            }
        }
        for (number, name) in order.enumerated() {
            guard let record = system.database[name] else { continue }
            plan.pause(20)
            say("(\(number + 1)/\(order.count)) Purging \(name) (\(record.version))")
            for path in record.files { plan.add(.remove(path)) }
            note(record.files)
            system.database.records.removeAll { $0.name == name }
        }
    }

    mutating func update() {
        guard fetch(always: true) else {
            plan.say("4 unavailable, 0 stale; \(system.database.records.count) distinct packages available")
            plan.status = 4
            return
        }
        let tags = ["-326-ge10f1967b2c", "-336-gbc8bda71ff2"]
        let version = (system.database["alpine-release"]?.version ?? "").prefix { $0 != "-" }
        for (repository, tag) in zip(repositories, tags) { say("v\(version)\(tag) [\(repository.url)]") }
        say("OK: 26322 distinct packages available")
    }

    mutating func upgrade() {
        _ = fetch()
        say(system.summary)
    }

    mutating func fix() {
        _ = fetch()
        for name in line.names where system.database[name] == nil {
            plan.fail("ERROR: Package '\(name)' not found")
            return
        }
        for (number, name) in line.names.enumerated() {
            guard let record = system.database[name] else { continue }
            say("(\(number + 1)/\(line.names.count)) Reinstalling \(name) (\(record.version))")
            note(record.files)
        }
        finish(system.world)
    }

    mutating func cache() {
        plan.fail("ERROR: Package cache is not enabled.\n", status: 2)
    }
}
