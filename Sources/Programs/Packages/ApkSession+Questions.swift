import Packages

/// `apk info`, `list`, `search`, `policy`, `version`
extension ApkSession {
    mutating func info() {
        if line.has("who-owns") { return tellOwners() }
        if line.has("installed") {
            let found = line.names.filter { system.database[$0] != nil }
            for name in found { plan.say(name) }
            plan.status = found.count == line.names.count ? 0 : 1
            return
        }
        warnOfMissingIndex()
        guard !line.names.isEmpty else {
            for record in system.database.records {
                plan.say(line.has("verbose") ? "\(record.name)-\(record.version)" : record.name)
            }
            return
        }
        for name in line.names {
            let known = hasIndex ? system.distribution.index[name] : nil
            guard let record = system.database[name] ?? known.map({ ApkDatabase.Record($0, files: []) }) else {
                plan.status = 1
                continue
            }
            describe(record)
        }
    }

    private mutating func describe(_ record: ApkDatabase.Record) {
        let title = "\(record.name)-\(record.version)"
        func block(_ what: String, _ lines: [String]) {
            plan.say("\(title) \(what):\n\(lines.joined(separator: "\n"))\n")
        }
        let all = line.has("all")
        let isPlain = !line.has("contents", "depends", "rdepends", "size", "webpage", "description") && !all
        if isPlain || all || line.has("description") { block("description", [record.summary]) }
        if isPlain || all || line.has("webpage") { block("webpage", ["https://pkgs.alpinelinux.org/"]) }
        if isPlain || all || line.has("size") { block("installed size", [Self.size(record.installedSize)]) }
        if all || line.has("depends") { block("depends on", record.dependencies) }
        if all || line.has("rdepends") {
            let users = system.database.records.filter { $0.dependencies.contains(record.name) }
            block("is required by", users.map { "\($0.name)-\($0.version)" })
        }
        if all || line.has("contents") { block("contains", record.files.map { String($0.dropFirst()) }) }
    }

    private static func size(_ bytes: Int) -> String {
        var value = bytes
        var unit = 0
        while value >= 10_000, unit < 3 {
            value /= 1024
            unit += 1
        }
        return "\(value) \(["B", "KiB", "MiB", "GiB"][unit])"
    }

    private mutating func tellOwners() {
        for path in line.names {
            if let owner = system.database.records.first(where: { $0.files.contains(path) }) {
                plan.say("\(path) is owned by \(owner.name)-\(owner.version)")
            } else {
                plan.fail("ERROR: \(path): Could not find owner package")
            }
        }
    }

    mutating func list() {
        let onlyInstalled = line.has("installed")
        if !onlyInstalled { warnOfMissingIndex() }
        let known = onlyInstalled || !hasIndex ? [] : Array(system.distribution.index.packages.values)
        let all = Set(known.map(\.name)).union(system.database.names).sorted()
        for name in all where line.names.isEmpty || line.names.contains(name) {
            let version = system.database[name]?.version ?? system.distribution.index[name]?.version ?? ""
            let mark = system.database[name] == nil ? "" : " [installed]"
            plan.say("\(name)-\(version) x86_64 {\(name)} (MIT)\(mark)")
        }
    }

    mutating func search() {
        warnOfMissingIndex()
        guard hasIndex else { return }
        for package in system.distribution.index.packages.values.sorted(by: { $0.name < $1.name }) {
            let matches =
                line.names.isEmpty
                || line.names.contains {
                    line.has("installed", "exact") ? package.name == $0 : package.name.contains($0)
                }
            guard matches else { continue }
            let text = "\(package.name)-\(package.version)"
            plan.say(line.has("verbose", "description") ? "\(text) - \(package.summary)" : text)
        }
    }

    mutating func policy() {
        warnOfMissingIndex()
        for name in line.names {
            let record = system.database[name]
            let known = hasIndex ? system.distribution.index[name] : nil
            guard let version = record?.version ?? known?.version else { continue }
            plan.say("\(name) policy:\n  \(version):")
            if record != nil { plan.say("    lib/apk/db/installed") }
            if known != nil { plan.say("    \(repositories[0].url)") }
        }
    }

    mutating func version() {
        if line.names.count == 2 {
            let order = PackageVersion.compare(line.names[0], line.names[1])
            plan.say(order < 0 ? "<" : order > 0 ? ">" : "=")
            return
        }
        warnOfMissingIndex()
        plan.say("Installed:                                Available:")
    }
}
