import Packages

/// `apt-get remove`, `purge`, `autoremove`
extension AptSession {
    mutating func remove(purging: Bool) {
        guard holdsLock() else { return }
        readLists()
        var gone: [DpkgDatabase.Record] = []
        for name in names {
            guard let record = database[name], record.isInstalled else {
                if hasLists && distribution.index[name] != nil || database[name] != nil {
                    say("Package '\(name)' is not installed, so not removed")
                } else {
                    plan.complain("E: Unable to locate package \(name)")
                    plan.status = 100
                }
                continue
            }
            gone.append(record)
        }
        guard plan.status == 0 else { return }
        // What needs them goes with them.
        var grows = true
        while grows {
            let leaving = Set(gone.map(\.name))
            let more = database.sorted.filter { record in
                record.isInstalled && !leaving.contains(record.name)
                    && record.dependencies.contains { leaving.contains($0) }
            }
            gone += more
            grows = !more.isEmpty
        }
        let left = unneeded(without: Set(gone.map(\.name)))
        if options.has("auto-remove", "autoremove") {
            gone += left
        } else if !left.isEmpty {
            block(
                left.count == 1
                    ? "The following package was automatically installed and is no longer required:"
                    : "The following packages were automatically installed and are no longer required:",
                left.map(\.name))
            say("Use 'apt autoremove' to remove \(left.count == 1 ? "it" : "them").")
        }
        take(gone, purging: purging || options.has("purge"))
    }

    mutating func autoremove() {
        guard holdsLock() else { return }
        readLists()
        take(unneeded(without: []), purging: options.has("purge"))
    }

    /// What was installed for others that need it no more.
    private func unneeded(without gone: Set<String>) -> [DpkgDatabase.Record] {
        var kept: Set<String> = []
        func visit(_ name: String) {
            guard let record = database[name], record.isInstalled, !gone.contains(name), kept.insert(name).inserted
            else { return }
            for need in record.dependencies + (distribution.index[name]?.recommended ?? []) { visit(need) }
        }
        for record in database.sorted where !automatic.contains(record.name) { visit(record.name) }
        return database.sorted.filter { $0.isInstalled && !kept.contains($0.name) && !gone.contains($0.name) }
    }

    private mutating func take(_ gone: [DpkgDatabase.Record], purging: Bool) {
        block("The following packages will be REMOVED:", gone.map { purging ? $0.name + "*" : $0.name })
        say("0 upgraded, 0 newly installed, \(gone.count) to remove and 0 not upgraded.")
        guard !gone.isEmpty else { return }
        say("After this operation, \(Self.size(gone.reduce(0) { $0 + $1.installedSize })) disk space will be freed.")
        if !options.has("y") {
            plan.add(.confirm(question: "Do you want to continue? [Y/n] ", refusal: "Abort.\n", status: 1))
        }
        plan.say("(Reading database ... \(databaseSize) files and directories currently installed.)")
        for record in gone {
            plan.pause(20)
            plan.say("Removing \(record.title) (\(record.version)) ...")
            let list = "/var/lib/dpkg/info/\(record.name).list"
            for path in (scene.text(list) ?? "").split(separator: "\n") where path != "/." {
                plan.add(.remove(String(path)))
            }
            plan.add(.remove(list))
            if purging { plan.say("Purging configuration files for \(record.name) (\(record.version)) ...") }
            database[record.name] = nil
        }
        if gone.contains(where: { $0.name.hasPrefix("lib") }), let libc = database["libc-bin"] {
            plan.say("Processing triggers for libc-bin (\(libc.version)) ...")
        }
        save()
    }

    mutating func upgrade() {
        guard holdsLock() else { return }
        readLists()
        say("Calculating upgrade...")
        say("0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.")
    }

    mutating func clean() {
        guard holdsLock() else { return }
        for file in scene.list("/var/cache/apt/archives") where file.hasSuffix(".deb") {
            plan.add(.remove("/var/cache/apt/archives/" + file))
        }
    }
}
