import FileTrees
import Packages

/// `pip list`, `freeze`, `show`, `check`, `uninstall` and the like
extension PipSession {
    private var sorted: [PipEnvironment.Installed] {
        environment.installed.sorted { $0.name.lowercased() < $1.name.lowercased() }
    }

    mutating func list() {
        let format = options.value("format") ?? "columns"
        let projects = options.has("outdated") ? sorted.filter { Self.newer($0) != nil } : sorted
        switch format {
        case "freeze": for project in projects { plan.say("\(project.name)==\(project.version)") }
        case "json":
            let items = projects.map { "{\"name\": \"\($0.name)\", \"version\": \"\($0.version)\"}" }
            plan.say("[" + items.joined(separator: ", ") + "]")
        default:
            guard !projects.isEmpty else { return }
            var rows = [["Package", "Version"]] + projects.map { [$0.name, $0.version] }
            if options.has("outdated") {
                rows = [["Package", "Version", "Latest", "Type"]]
                rows += projects.map { [$0.name, $0.version, Self.newer($0) ?? "", "wheel"] }
            }
            let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
            rows.insert(widths.map { String(repeating: "-", count: $0) }, at: 1)
            for row in rows {
                let cells = zip(row, widths).map { $0.left($1) }
                var text = cells.joined(separator: " ")
                while text.last == " " { text.removeLast() }
                plan.say(text)
            }
        }
    }

    private static func newer(_ project: PipEnvironment.Installed) -> String? {
        guard let newest = PythonIndex.standard[project.name]?.version,
            PackageVersion.compare(project.version, newest) < 0
        else { return nil }
        return newest
    }

    mutating func freeze() {
        let hidden = ["pip", "setuptools", "wheel"]
        for project in sorted where options.has("all") || !hidden.contains(project.key) {
            plan.say("\(project.name)==\(project.version)")
        }
    }

    mutating func show() {
        guard !options.operands.isEmpty else {
            plan.fail("WARNING: ERROR: Please provide a package name or names.")
            return
        }
        let missing = options.operands.filter { environment[$0] == nil }
        if !missing.isEmpty { plan.complain("WARNING: Package(s) not found: " + missing.joined(separator: ", ")) }
        let found = options.operands.compactMap { environment[$0] }
        if found.isEmpty { plan.status = 1 }
        for (number, project) in found.enumerated() {
            let users = sorted.filter { user in user.requirements.contains { $0.key == project.key } }
            if number > 0 { plan.say("---") }
            plan.say(
                """
                Name: \(project.name)
                Version: \(project.version)
                Summary: \(project.summary)
                Home-page: \("")
                Author: \("")
                Author-email: \("")
                License: \("")
                Location: \(project.folder)
                Requires: \(project.requirements.map(\.name).sorted().joined(separator: ", "))
                Required-by: \(users.map(\.name).joined(separator: ", "))
                """)
            guard options.has("f") else { continue }
            plan.say("Files:")
            for path in environment.paths(of: project).sorted() {
                plan.say(
                    "  " + (path.hasPrefix(project.folder) ? String(path.dropFirst(project.folder.count + 1)) : path))
            }
        }
    }

    mutating func check() {
        var problems: [String] = []
        for project in sorted {
            for need in project.requirements {
                if let there = environment[need.name] {
                    guard !need.allows(there.version) else { continue }
                    problems.append(
                        "\(project.name.lowercased()) \(project.version) has requirement \(need.text), "
                            + "but you have \(there.name.lowercased()) \(there.version).")
                } else {
                    problems.append(
                        "\(project.name.lowercased()) \(project.version) requires \(need.name), which is not installed."
                    )
                }
            }
        }
        plan.say(problems.isEmpty ? "No broken requirements found." : problems.joined(separator: "\n"))
        plan.status = problems.isEmpty ? 0 : 1
    }

    mutating func uninstall() {
        guard !options.operands.isEmpty else {
            plan.fail("ERROR: You must give at least one requirement to uninstall (see \"pip help uninstall\")")
            return
        }
        if let refusal = environment.refusal, !options.has("break-system-packages") {
            plan.complain("error: externally-managed-environment\n")
            plan.fail("× This environment is externally managed\n╰─> " + refusal)
            return
        }
        for name in options.operands {
            guard let project = environment[name] else {
                plan.complain("WARNING: Skipping \(name) as it is not installed.")
                continue
            }
            say("Found existing installation: \(project.name) \(project.version)")
            say("Uninstalling \(project.name)-\(project.version):")
            let paths = environment.paths(of: project)
            if !options.has("y") { confirm(project, paths) }
            for path in paths { plan.add(.remove(path)) }
            say("  Successfully uninstalled \(project.name)-\(project.version)")
        }
        warnOfRoot()
    }

    private mutating func confirm(_ project: PipEnvironment.Installed, _ paths: [String]) {
        say("  Would remove:")
        let folders = Set(
            paths.map { path in
                guard path.hasPrefix(project.folder + "/") else { return path }
                return project.folder + "/" + path.dropFirst(project.folder.count + 1).prefix { $0 != "/" } + "/*"
            })
        for folder in folders.sorted() { say("    " + folder) }
        plan.add(.confirm(question: "Proceed (Y/n)? ", refusal: "", status: 0))
    }

    mutating func cache() {
        let folder = (environment.scene.variable("HOME") ?? "/root") + "/.cache/pip"
        switch options.operands.first {
        case "dir": plan.say(folder)
        case "purge":
            let files = environment.scene.list(folder + "/http-v2")
            guard !files.isEmpty else {
                plan.complain("WARNING: No matching packages")
                plan.say("Files removed: 0")
                return
            }
            for file in files { plan.add(.remove("\(folder)/http-v2/\(file)")) }
            plan.say("Files removed: \(files.count)")
        default:
            plan.fail("ERROR: Need an action (dir, info, list, purge, remove) to perform.")
        }
    }

    /// `pip index versions NAME`
    mutating func versions() {
        guard options.operands.first == "versions", options.operands.count > 1 else {
            plan.fail("ERROR: Need an action (versions) to perform.")
            return
        }
        guard let project = PythonIndex.standard[options.operands[1]] else {
            plan.fail("ERROR: No matching distribution found for \(options.operands[1])")
            return
        }
        plan.say("\(project.name) (\(project.version))")
        plan.say("Available versions: " + project.versions.joined(separator: ", "))
        guard let installed = environment[project.name] else { return }
        plan.say("  INSTALLED: \(installed.version)\n  LATEST:    \(project.version)")
    }
}
