import FileTrees
import Packages
import WorldModel

/// One call of `apt-get` or `apt`.
struct AptSession {
    let name: String
    let distribution: Distribution
    var database: DpkgDatabase
    let options: ParsedOptions
    let scene: PackageScene
    let sources: AptSources
    var plan = PackagePlan()
    /// The packages that nobody asked for.
    var automatic: Set<String>

    init(
        name: String, distribution: Distribution, database: DpkgDatabase, options: ParsedOptions, scene: PackageScene
    ) {
        self.name = name
        self.distribution = distribution
        self.database = database
        self.options = options
        self.scene = scene
        sources = AptSources(distribution.release)
        let states = scene.text(DpkgDatabase.statesPath) ?? ""
        automatic = Set(
            states.split(separator: "\n").filter { $0.hasPrefix("Package: ") }.map { String($0.dropFirst(9)) })
    }

    var names: [String] { Array(options.operands.dropFirst()) }

    /// How often `-q` was given.
    private var quietness: Int { options.found.count { $0.name == "q" } }

    mutating func say(_ text: String) {
        if quietness < 2 { plan.say(text) }
    }

    var hasLists: Bool { scene.exists(sources.packages[0].file) }

    mutating func readLists() {
        say("Reading package lists...")
        say("Building dependency tree...")
        say("Reading state information...")
    }

    // MARK: update

    mutating func update() {
        guard scene.isRoot else {
            say("Reading package lists...")
            plan.fail(
                "E: Could not open lock file \(AptSources.folder)/lock - open (13: Permission denied)\n"
                    + "E: Unable to lock directory \(AptSources.folder)/", status: 100)
            return
        }
        guard scene.hasInternet else { return updateWithoutNetwork() }
        let isFresh = hasLists
        var size = 0
        for (number, list) in sources.releases.enumerated() {
            plan.pause(60)
            say(isFresh ? "Hit:\(number + 1) \(list.line)" : "Get:\(number + 1) \(list.line) [\(Self.size(list.size))]")
            size += list.size
        }
        if !isFresh {
            for (number, list) in sources.packages.enumerated() {
                plan.pause(100 + list.size / 20_000)
                say("Get:\(sources.releases.count + number + 1) \(list.line) [\(Self.size(list.size))]")
                size += list.size
            }
            for list in sources.releases + sources.packages {
                plan.place(.filler(list.file, size: list.size * 2), at: list.file)
            }
            plan.place(FileBody(""), at: AptSources.folder + "/lock", mode: 0o640)
            say("Fetched \(Self.size(size)) in 2s (\(Self.size(size / 2))/s)")
        }
        say("Reading package lists...")
        guard name == "apt" else { return }
        say("Building dependency tree...")
        say("Reading state information...")
        say("All packages are up to date.")
    }

    private mutating func updateWithoutNetwork() {
        let lists = sources.releases
        func host(_ list: AptSources.List) -> Substring {
            list.line.dropFirst("http://".count).prefix { $0 != "/" }
        }
        for pause in [1_000, 2_000, 4_000] {
            for (number, list) in lists.enumerated() { say("Ign:\(number + 1) \(list.line)") }
            plan.pause(pause)
        }
        for (number, list) in lists.enumerated() {
            say("Err:\(number + 1) \(list.line)\n  Temporary failure resolving '\(host(list))'")
        }
        say("Reading package lists...")
        for list in lists {
            let parts = list.line.split(separator: " ")
            plan.complain(
                "W: Failed to fetch \(parts[0])/dists/\(parts[1])/InRelease  Temporary failure resolving '\(host(list))'"
            )
        }
        plan.complain("W: Some index files failed to download. They have been ignored, or old ones used instead.")
    }

    // MARK: install

    mutating func install() {
        guard holdsLock() else { return }
        readLists()
        var wanted: [String] = []
        for word in names {
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            let name = String(parts[0].prefix { $0 != ":" && $0 != "/" })
            let known = hasLists ? distribution.index[name] : nil
            guard known != nil || database[name]?.isInstalled == true else {
                plan.complain("E: Unable to locate package \(name)")
                plan.status = 100
                continue
            }
            if parts.count > 1, let version = known?.version ?? database[name]?.version,
                !Self.matches(version, parts[1])
            {
                say(
                    """
                    Package \(name) is not available, but is referred to by another package.
                    This may mean that the package is missing, has been obsoleted, or
                    is only available from another source

                    """)
                plan.complain("E: Version '\(parts[1])' for '\(name)' was not found")
                plan.status = 100
                continue
            }
            wanted.append(name)
        }
        guard plan.status == 0 else { return }
        for name in wanted where database[name]?.isInstalled == true {
            let record = database[name]
            say("\(name) is already the newest version (\(record?.version ?? "")).")
            if automatic.remove(name) != nil { say("\(name) set to manually installed.") }
        }
        let recommending = !options.has("no-install-recommends")
        let new = distribution.index.closure(of: wanted, installed: database.installed, recommending: recommending)
        announce(new, wanted)
        if options.has("s") { return }
        fetch(new)
        unpack(new, wanted)
    }

    private static func matches(_ version: String, _ wish: String) -> Bool {
        wish.hasSuffix("*") ? version.hasPrefix(wish.dropLast()) : version == wish
    }

    /// Only one may change what is installed, and only root.
    mutating func holdsLock() -> Bool {
        if scene.isRoot { return true }
        plan.fail(
            "E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\n"
                + "E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?",
            status: 100)
        return false
    }

    /// A heading and names below it, wrapped as for 80 columns.
    mutating func block(_ title: String, _ names: [String]) {
        guard !names.isEmpty else { return }
        say(title)
        var line = " "
        for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            if line.count + 1 + name.count > 79, line != " " {
                say(line)
                line = " "
            }
            line += " " + name
        }
        say(line)
    }

    private mutating func announce(_ new: [SystemPackage], _ wanted: [String]) {
        let names = Set(new.map(\.name))
        let wantedNames = Set(wanted.compactMap { distribution.index[$0]?.name })
        let there = database.installed.union(names)
        block("The following additional packages will be installed:", names.subtracting(wantedNames).sorted())
        block("Suggested packages:", Set(new.flatMap(\.suggested)).subtracting(there).sorted())
        block("Recommended packages:", Set(new.flatMap(\.recommended)).subtracting(there).sorted())
        block("The following NEW packages will be installed:", names.sorted())
        say("0 upgraded, \(new.count) newly installed, 0 to remove and 0 not upgraded.")
        guard !new.isEmpty else { return }
        say("Need to get \(Self.size(new.reduce(0) { $0 + $1.downloadSize })) of archives.")
        let size = new.reduce(0) { $0 + $1.installedSize }
        say("After this operation, \(Self.size(size)) of additional disk space will be used.")
        if !options.has("y"), new.count > wantedNames.intersection(names).count {
            plan.add(.confirm(question: "Do you want to continue? [Y/n] ", refusal: "Abort.\n", status: 1))
        }
    }

    private mutating func fetch(_ new: [SystemPackage]) {
        guard !new.isEmpty else { return }
        guard scene.hasInternet else {
            for (number, package) in new.enumerated() {
                say("Err:\(number + 1) \(archive(package))\n  Temporary failure resolving 'deb.debian.org'")
            }
            plan.fail(
                "E: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?", status: 100)
            return
        }
        for (number, package) in new.enumerated() {
            plan.pause(20 + package.downloadSize / 20_000)
            say("Get:\(number + 1) \(archive(package)) [\(Self.size(package.downloadSize))]")
        }
        if scene.variable("DEBIAN_FRONTEND") != "noninteractive" || database["apt-utils"] == nil {
            plan.complain("debconf: delaying package configuration, since apt-utils is not installed")
        }
        let size = new.reduce(0) { $0 + $1.downloadSize }
        let seconds = 1 + size / 20_000_000
        say("Fetched \(Self.size(size)) in \(seconds)s (\(Self.size(size / seconds))/s)")
    }

    private func archive(_ package: SystemPackage) -> String {
        "\(sources.archive) amd64 \(package.name) \(package.architecture) \(package.version)"
    }

    private mutating func unpack(_ new: [SystemPackage], _ wanted: [String]) {
        guard plan.status == 0, !new.isEmpty else {
            save()
            return
        }
        let fileCount = databaseSize
        let digits = String(new.count - 1).count
        for (number, package) in new.enumerated() {
            let title = package.isMultiArch ? "\(package.name):\(package.architecture)" : package.name
            plan.say("Selecting previously unselected package \(title).")
            if number == 0 {
                plan.say("(Reading database ... \(fileCount) files and directories currently installed.)")
            }
            let index = new.count == 1 ? "" : String(number).zeros(digits) + "-"
            let version = package.version.replacing(":", with: "%3a")
            plan.say("Preparing to unpack .../\(index)\(package.name)_\(version)_\(package.architecture).deb ...")
            plan.say("Unpacking \(title) (\(package.version)) ...")
            plan.pause(10 + package.installedSize / 400_000)
            let files = PackageContents.files(of: package, in: .debian)
            for file in files { plan.place(file.body, at: file.path, mode: file.mode) }
            let list = ["/."] + files.map(\.path)
            plan.place(
                FileBody(list.map { $0 + "\n" }.joined()), at: "/var/lib/dpkg/info/\(package.name).list")
            database[package.name] = DpkgDatabase.Record(package)
        }
        for package in new {
            let title = package.isMultiArch ? "\(package.name):\(package.architecture)" : package.name
            plan.say("Setting up \(title) (\(package.version)) ...")
            for (path, line) in PackageContents.accounts(of: package.name, in: .debian) {
                plan.add(.append(line: line, to: path))
            }
            if package.name == "ca-certificates" {
                plan.say("Updating certificates in /etc/ssl/certs...\n148 added, 0 removed; done.")
            }
            if !wanted.contains(package.name) { automatic.insert(package.name) }
        }
        if new.contains(where: { $0.name.hasPrefix("lib") }), let libc = database["libc-bin"] {
            plan.say("Processing triggers for libc-bin (\(libc.version)) ...")
        }
        if new.contains(where: { $0.name == "ca-certificates" }), let package = database["ca-certificates"] {
            plan.say("Processing triggers for ca-certificates (\(package.version)) ...")
            plan.say("Updating certificates in /etc/ssl/certs...\n0 added, 0 removed; done.")
            plan.say("Running hooks in /etc/ca-certificates/update.d...\ndone.")
        }
        save()
    }

    /// How many files and directories dpkg knows.
    var databaseSize: Int {
        database.sorted.filter(\.isInstalled).reduce(900) { $0 + 8 + $1.installedSize / 22_000 }
    }

    mutating func save() {
        plan.place(FileBody(database.text), at: DpkgDatabase.path)
        let states = automatic.intersection(database.installed).sorted().map {
            "Package: \($0)\nArchitecture: amd64\nAuto-Installed: 1\n\n"
        }
        plan.place(FileBody(states.joined()), at: DpkgDatabase.statesPath)
    }
}
