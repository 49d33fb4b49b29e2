import Packages

/// `apt list`, `show`, `search`, `policy`
extension AptSession {
    mutating func list() {
        plan.complain("")
        plan.say("Listing...")
        let onlyInstalled = options.has("installed")
        if options.has("upgradable") { return }
        let known = hasLists && !onlyInstalled ? Array(distribution.index.packages.keys) : []
        for name in Set(known).union(database.installed).sorted() where names.isEmpty || names.contains(name) {
            let record = database[name].flatMap { $0.isInstalled ? $0 : nil }
            guard let version = record?.version ?? distribution.index[name]?.version else { continue }
            let architecture = record?.architecture ?? distribution.index[name]?.architecture ?? "amd64"
            let mark =
                record == nil
                ? ""
                : automatic.contains(name) ? " [installed,automatic]" : hasLists ? " [installed]" : " [installed,local]"
            let suite = hasLists ? "stable" : "now"
            plan.say("\(name)/\(record != nil && hasLists ? "\(suite),now" : suite) \(version) \(architecture)\(mark)")
        }
    }

    mutating func show() {
        for name in names {
            guard let package = hasLists || database[name] != nil ? distribution.index[name] : nil else {
                plan.complain("N: Unable to locate package \(name)")
                plan.complain("E: No packages found")
                plan.status = 100
                continue
            }
            plan.say(
                """
                Package: \(package.name)
                Version: \(package.version)
                Priority: optional
                Section: utils
                Maintainer: Debian Developers <debian-devel@lists.debian.org>
                Installed-Size: \(Self.size(package.installedSize))
                Depends: \(package.dependencies.joined(separator: ", "))
                Download-Size: \(Self.size(package.downloadSize))
                APT-Manual-Installed: \(automatic.contains(package.name) ? "no" : "yes")
                APT-Sources: \(sources.archive) amd64 Packages
                Description: \(package.summary)

                """)
        }
    }

    mutating func search() {
        guard hasLists else { return }
        if name == "apt" { plan.say("Sorting...\nFull Text Search...") }
        for package in distribution.index.packages.values.sorted(by: { $0.name < $1.name }) {
            let matches = names.allSatisfy { package.name.contains($0) || package.summary.lowercased().contains($0) }
            guard matches else { continue }
            if name == "apt" {
                plan.say("\(package.name)/stable \(package.version) \(package.architecture)\n  \(package.summary)\n")
            } else {
                plan.say("\(package.name) - \(package.summary)")
            }
        }
    }

    mutating func policy() {
        for name in names {
            let record = database[name].flatMap { $0.isInstalled ? $0 : nil }
            let known = hasLists ? distribution.index[name] : nil
            guard let candidate = known?.version ?? record?.version else {
                plan.complain("N: Unable to locate package \(name)")
                continue
            }
            plan.say(
                "\(name):\n  Installed: \(record?.version ?? "(none)")\n  Candidate: \(candidate)\n  Version table:")
            plan.say(" \(record?.version == candidate ? "***" : "   ") \(candidate) 500")
            if known != nil { plan.say("        500 \(sources.archive) amd64 Packages") }
            if record != nil { plan.say("        100 /var/lib/dpkg/status") }
        }
    }

    /// `6924 B`, `62.7 kB`, `4396 kB`, `12.3 MB`: apt's way to write sizes (`SizeToStr`).
    static func size(_ bytes: Int) -> String {
        var value = Double(bytes)
        for unit in ["B", "kB", "MB", "GB"] {
            if value < 100, unit != "B" {
                let tenths = Int((value * 10).rounded())
                return "\(tenths / 10).\(tenths % 10) \(unit)"
            }
            if value < 10_000 { return "\(Int(value.rounded())) \(unit)" }
            value /= 1000
        }
        return "\(bytes) B"
    }
}
