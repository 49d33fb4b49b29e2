import FileTrees
import JSON
import Packages
import WorldModel

/// `npm install`, `npm ci`, `npm uninstall`
extension NpmSession {
    mutating func install() {
        warnOfOldFlags()
        if has("g", "global", "location=global") { return installGlobally() }
        guard !operands.isEmpty || hasPackageFile() else { return }
        let isNew = project == nil
        var project = self.project ?? JSONObject()
        let kind = has("D", "save-dev") ? "devDependencies" : "dependencies"
        for word in operands {
            guard let (name, found) = find(word) else { return }
            var list = project[kind]?.object ?? JSONObject()
            let exact = has("E", "save-exact")
            list[name] = .string(exact ? found.version : "^" + found.version)
            project[kind] = .object(JSONObject(list.sortedKeys.map { ($0, list[$0] ?? .null) }))
        }
        bring(
            project, locked: operands.isEmpty ? locked ?? [:] : locked ?? [:], writesProject: !operands.isEmpty,
            isNew: isNew)
    }

    /// The package that a word such as `express@4` asks for.
    private mutating func find(_ word: String) -> (name: String, package: NodePackage)? {
        let wish = NodePackage.Dependency(word)
        guard scene.hasInternet else {
            explainNetwork(wish.name)
            return nil
        }
        guard NodeIndex.standard.has(wish.name) else {
            fail([
                "code E404", "404 Not Found - GET https://registry.npmjs.org/\(wish.name) - Not found", "404",
                "404  '\(wish.name)@\(wish.range)' is not in this registry.", "404",
                "404 Note that you can also install from a", "404 tarball, folder, http url, or git url.",
            ])
            return nil
        }
        guard let package = NodeIndex.standard.find(wish.name, wish.range) else {
            explainTarget(wish)
            return nil
        }
        return (wish.name, package)
    }

    private mutating func explainTarget(_ wish: NodePackage.Dependency) {
        fail([
            "code ETARGET", "notarget No matching version found for \(wish.name)@\(wish.range).",
            "notarget In most cases you or one of your dependencies are requesting",
            "notarget a package version that doesn't exist.",
        ])
    }

    private mutating func explainNetwork(_ name: String) {
        plan.pause(3_000)
        fail([
            "code EAI_AGAIN", "syscall getaddrinfo", "errno EAI_AGAIN",
            "request to https://registry.npmjs.org/\(name) failed, reason: getaddrinfo EAI_AGAIN registry.npmjs.org",
        ])
    }

    /// Makes `node_modules` what the project asks for.
    mutating func bring(_ project: JSONObject, locked: [String: String], writesProject: Bool, isNew: Bool) {
        let wishes =
            Self.wishes(project, "dependencies") + Self.wishes(project, "optionalDependencies")
            + (omitsDevelopment ? [] : Self.wishes(project, "devDependencies"))
        let tree = NodeTree(wishes, .standard, locked: locked)
        if let missing = tree.missing {
            guard scene.hasInternet else { return explainNetwork(missing.name) }
            if NodeIndex.standard.has(missing.name) {
                explainTarget(missing)
            } else {
                _ = find("\(missing.name)@\(missing.range)")
            }
            return
        }
        let there = installedVersions
        let added = tree.paths.filter { there[$0] != tree.packages[$0]?.version }
        guard scene.hasInternet || added.isEmpty else { return explainNetwork(tree.packages[added[0]]?.name ?? "") }
        let removed = there.keys.filter { tree.packages[$0] == nil }.sorted()
        change(added, removed, tree)
        if writesProject { plan.place(FileBody(Self.writer.text(.object(project)) + "\n"), at: path("package.json")) }
        writeLocks(project, tree)
        report(added.count, removed.count, tree.packages.count, isNew: isNew)
    }

    func path(_ name: String) -> String { directory == "/" ? "/" + name : directory + "/" + name }

    /// What `node_modules` holds, by path.
    var installedVersions: [String: String] {
        guard let text = scene.text("node_modules/.package-lock.json"),
            let packages = JSONReader.parse(text)?["packages"]?.object
        else { return [:] }
        var versions: [String: String] = [:]
        for (path, entry) in packages.members { versions[path] = entry["version"]?.text }
        return versions
    }

    private mutating func change(_ added: [String], _ removed: [String], _ tree: NodeTree) {
        for place in removed { remove(path(place)) }
        for place in added {
            guard let package = tree.packages[place] else { continue }
            plan.pause(8 + package.size / 400_000)
            put(package, at: path(place))
            let depth = place.split(separator: "/").filter { $0 == "node_modules" }.count
            guard depth == 1 else { continue }
            for command in package.commands {
                let link = Inode(.symbolicLink("../\(package.name)/\(command)"), mode: 0o777)
                plan.add(.place(link, at: path("node_modules/.bin/\(PathText.baseName(command))")))
            }
        }
    }

    private mutating func put(_ package: NodePackage, at folder: String) {
        var description = JSONObject([("name", .string(package.name)), ("version", .string(package.version))])
        if !package.dependencies.isEmpty {
            description["dependencies"] = .object(
                JSONObject(package.dependencies.map { ($0.name, .string($0.range)) }))
        }
        let text = Self.writer.text(.object(description)) + "\n"
        plan.place(FileBody(text), at: folder + "/package.json")
        let rest = max(1, package.size - text.utf8.count)
        plan.place(.filler("\(package.name) \(package.version)", size: rest), at: folder + "/index.js")
        for command in package.commands {
            plan.place(FileBody("#!/usr/bin/env node\n"), at: "\(folder)/\(command)", mode: 0o755)
        }
    }

    /// Takes a folder away, as far as this command knows what is in it.
    private mutating func remove(_ folder: String) {
        func visit(_ place: String) {
            for name in scene.list(place) where name != "node_modules" {
                let inner = place + "/" + name
                if scene.simulation.isDirectory(inner, as: scene.me) { visit(inner) } else { plan.add(.remove(inner)) }
            }
        }
        visit(folder)
    }

    private mutating func writeLocks(_ project: JSONObject, _ tree: NodeTree) {
        var entries: [(String, JSONValue)] = []
        for place in tree.paths {
            guard let package = tree.packages[place] else { continue }
            let file = "\(PathText.baseName(package.name))-\(package.version).tgz"
            let hash = HashFunction.sha512.hash(Array("\(package.name) \(package.version)".utf8))
            var entry = JSONObject([
                ("version", .string(package.version)),
                ("resolved", .string("https://registry.npmjs.org/\(package.name)/-/\(file)")),
                ("integrity", .string("sha512-" + String(decoding: Base64.encode(hash), as: UTF8.self))),
                ("license", .string("MIT")),
            ])
            if !package.dependencies.isEmpty {
                entry["dependencies"] = .object(JSONObject(package.dependencies.map { ($0.name, .string($0.range)) }))
            }
            entries.append((place, .object(entry)))
        }
        var root = JSONObject()
        for key in ["name", "version", "license", "dependencies", "devDependencies"] {
            if let value = project[key] { root[key] = value }
        }
        func document(_ packages: [(String, JSONValue)]) -> FileBody {
            var lock = JSONObject()
            lock["name"] = project["name"] ?? .string(PathText.baseName(directory))
            if let version = project["version"] { lock["version"] = version }
            lock["lockfileVersion"] = .number(3)
            lock["requires"] = .bool(true)
            lock["packages"] = .object(JSONObject(packages))
            return FileBody(Self.writer.text(.object(lock)) + "\n")
        }
        if command != "ci", !has("no-package-lock", "no-save") {
            plan.place(document([("", .object(root))] + entries), at: path("package-lock.json"))
        }
        if !entries.isEmpty { plan.place(document(entries), at: path("node_modules/.package-lock.json")) }
    }

    private mutating func report(_ added: Int, _ removed: Int, _ total: Int, isNew: Bool) {
        let seconds = 1 + added / 60
        let time = added == 0 ? "312ms" : "\(seconds)s"
        func count(_ number: Int) -> String { "\(number) package\(number == 1 ? "" : "s")" }
        var done: [String] = []
        if added > 0 { done.append("added \(count(added))") }
        if removed > 0 { done.append("removed \(count(removed))") }
        if done.isEmpty { done.append("up to date") }
        let audits = !has("no-audit") && !isNew
        if audits { done.append((done == ["up to date"] ? "" : "and ") + "audited \(count(total + 1))") }
        say("")
        say(done.joined(separator: ", ") + " in \(time)")
        let funded = total * 13 / 69
        if funded > 0, !has("no-fund") {
            say("\n\(count(funded)) \(funded == 1 ? "is" : "are") looking for funding\n  run `npm fund` for details")
        }
        if audits { say("\nfound 0 vulnerabilities") }
    }

    private mutating func installGlobally() {
        var count = 0
        for word in operands {
            guard let (name, package) = find(word) else { return }
            let tree = NodeTree([(name, package.version)], .standard)
            for place in tree.paths {
                guard let inner = tree.packages[place] else { continue }
                put(inner, at: "/usr/local/lib/" + place)
            }
            for command in package.commands {
                let link = Inode(.symbolicLink("../lib/node_modules/\(name)/\(command)"), mode: 0o777)
                plan.add(.place(link, at: "/usr/local/bin/" + PathText.baseName(command)))
            }
            count += tree.packages.count
        }
        say("\nadded \(count) package\(count == 1 ? "" : "s") in 1s")
    }

    mutating func cleanInstall() {
        warnOfOldFlags()
        guard hasPackageFile(), let project else { return }
        guard let locked else {
            fail([
                "code EUSAGE", "",
                "The `npm ci` command can only install with an existing package-lock.json or",
                "npm-shrinkwrap.json with lockfileVersion >= 1. Run an install with npm@5 or",
                "later to generate a package-lock.json file, then try again.", "", "Clean install a project", "",
                "Usage:", "npm ci", "", "Options:",
                "[--install-strategy <hoisted|nested|shallow|linked>] [--legacy-bundling]",
                "[--global-style] [--omit <dev|optional|peer> [--omit <dev|optional|peer> ...]]",
                "[--include <prod|dev|optional|peer> [--include <prod|dev|optional|peer> ...]]",
                "[--strict-peer-deps] [--foreground-scripts] [--ignore-scripts] [--no-audit]",
                "[--no-bin-links] [--no-fund] [--dry-run]",
                "[-w|--workspace <workspace-name> [-w|--workspace <workspace-name> ...]]",
                "[-ws|--workspaces] [--include-workspace-root] [--install-links]", "",
                "aliases: clean-install, ic, install-clean, isntall-clean", "", "Run \"npm help ci\" for more info",
            ])
            return
        }
        let wishes = Self.wishes(project, "dependencies") + Self.wishes(project, "devDependencies")
        var problems: [String] = []
        for (name, range) in wishes {
            if let version = locked["node_modules/" + name] {
                guard !SemanticRange(range).allows(version), range != "latest" else { continue }
                let wanted = NodeIndex.standard.find(name, range)?.version ?? range
                problems.append("Invalid: lock file's \(name)@\(version) does not satisfy \(name)@\(wanted)")
            } else {
                problems.append(
                    "Missing: \(name)@\(NodeIndex.standard.find(name, range)?.version ?? range) from lock file")
            }
        }
        guard problems.isEmpty else {
            fail(
                [
                    "code EUSAGE", "",
                    "`npm ci` can only install packages when your package.json and package-lock.json or "
                        + "npm-shrinkwrap.json are in sync. Please update your lock file with `npm install` before continuing.",
                    "",
                ] + problems + ["", "Clean install a project"])
            return
        }
        for place in installedVersions.keys.sorted() { remove(path(place)) }
        plan.add(.remove(path("node_modules/.package-lock.json")))
        let kept = omitsDevelopment ? Self.wishes(project, "dependencies") : wishes
        let tree = NodeTree(kept, .standard, locked: locked)
        guard scene.hasInternet || tree.packages.isEmpty else { return explainNetwork(kept.first?.name ?? "") }
        change(tree.paths, [], tree)
        writeLocks(project, tree)
        report(tree.packages.count, 0, tree.packages.count, isNew: false)
    }

    mutating func uninstall() {
        guard hasPackageFile(), var project else { return }
        for name in operands {
            for kind in ["dependencies", "devDependencies"] {
                guard var list = project[kind]?.object, list[name] != nil else { continue }
                list[name] = nil
                project[kind] = list.count == 0 ? nil : .object(list)
            }
        }
        bring(project, locked: locked ?? [:], writesProject: true, isNew: false)
    }

    mutating func cleanUp() {
        guard hasPackageFile(), let project else { return }
        bring(project, locked: locked ?? [:], writesProject: false, isNew: false)
    }
}
