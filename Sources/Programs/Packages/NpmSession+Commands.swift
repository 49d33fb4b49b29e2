import FileTrees
import JSON
import Packages

/// `npm init`, `npm run`, `npm ls` and the like
extension NpmSession {
    mutating func initialise() {
        let name = PathText.baseName(directory).lowercased().replacing(" ", with: "-")
        let project = JSONObject([
            ("name", .string(name)), ("version", .string("1.0.0")), ("main", .string("index.js")),
            (
                "scripts",
                .object(JSONObject([("test", .string("echo \"Error: no test specified\" && exit 1"))]))
            ), ("keywords", .array([])), ("author", .string("")), ("license", .string("ISC")),
            ("description", .string("")),
        ])
        let text = Self.writer.text(.object(self.project ?? project))
        plan.say("Wrote to \(path("package.json")):\n\n\(text)\n\n\n")
        plan.place(FileBody(text + "\n"), at: path("package.json"))
    }

    mutating func list() {
        guard let project else { return plan.say("\(directory)\n└── (empty)\n") }
        let there = installedVersions
        plan.say("\(project["name"]?.text ?? "")@\(project["version"]?.text ?? "") \(directory)")
        let wishes = (Self.wishes(project, "dependencies") + Self.wishes(project, "devDependencies")).sorted {
            $0.name < $1.name
        }
        var problems: [String] = []
        let lines = wishes.map { wish -> String in
            guard let version = there["node_modules/" + wish.name] else {
                problems.append(
                    "missing: \(wish.name)@\(wish.range), required by \(project["name"]?.text ?? "")@\(project["version"]?.text ?? "")"
                )
                return "UNMET DEPENDENCY \(wish.name)@\(wish.range)"
            }
            return "\(wish.name)@\(version)"
        }
        for (number, line) in lines.enumerated() { plan.say((number == lines.count - 1 ? "└── " : "├── ") + line) }
        if lines.isEmpty { plan.say("└── (empty)") }
        plan.say("")
        if !problems.isEmpty { fail(["code ELSPROBLEMS"] + problems) }
    }

    mutating func run(_ fixed: String? = nil) {
        guard hasPackageFile(), let project else { return }
        let scripts = project["scripts"]?.object ?? JSONObject()
        guard let name = fixed ?? operands.first else { return listScripts(project, scripts) }
        let title = "\(project["name"]?.text ?? "")@\(project["version"]?.text ?? "")"
        var script = scripts[name]?.text
        if script == nil, name == "start", scene.exists("server.js") { script = "node server.js" }
        guard let script else {
            fail(["Missing script: \"\(name)\"", "", "To see a list of scripts, run:", "  npm run"])
            return
        }
        let more = (fixed == nil ? Array(operands.dropFirst()) : operands) + scriptArguments
        let line = ([script] + more).joined(separator: " ")
        if !isSilent { plan.say("\n> \(title) \(name)\n> \(line)\n") }
        plan.add(.becomeShell(line, searchFirst: path("node_modules/.bin")))
    }

    /// `npx` and `npm exec`: a command of the project's packages.
    mutating func execute(_ words: [String]) {
        let line = words.drop { ["-y", "--yes", "--no-install", "--no", "--"].contains($0) }
        guard let name = line.first, !name.hasPrefix("-") else {
            plan.complain("Drydock: npx takes a command of an installed package here, and no options but --yes")
            plan.status = 1
            return
        }
        guard scene.exists(path("node_modules/.bin/" + name)) || scene.exists("/usr/local/bin/" + name) else {
            plan.complain("Drydock: npx runs what is installed: npm install \(name) first")
            plan.status = 1
            return
        }
        let quoted = line.map { "'" + $0.replacing("'", with: "'\\''") + "'" }
        plan.add(.becomeShell(quoted.joined(separator: " "), searchFirst: path("node_modules/.bin")))
    }

    private mutating func listScripts(_ project: JSONObject, _ scripts: JSONObject) {
        guard scripts.count > 0 else { return }
        let title = "\(project["name"]?.text ?? "")@\(project["version"]?.text ?? "")"
        let own = ["start", "test", "stop", "restart"]
        let (life, others) = (scripts.keys.filter(own.contains), scripts.keys.filter { !own.contains($0) })
        func lines(_ names: [String]) -> String {
            names.map { "  \($0)\n    \(scripts[$0]?.text ?? "")" }.joined(separator: "\n")
        }
        if !life.isEmpty { plan.say("Lifecycle scripts included in \(title):\n\(lines(life))") }
        if !others.isEmpty {
            plan.say(
                "\(life.isEmpty ? "Scripts available in \(title) via `npm run-script`" : "\navailable via `npm run-script`"):\n\(lines(others))"
            )
        }
    }

    mutating func audit() {
        guard locked != nil else {
            fail([
                "code ENOLOCK", "audit This command requires an existing lockfile.",
                "audit Try creating one first with: npm i --package-lock-only",
                "audit Original error: loadVirtual requires existing shrinkwrap file",
            ])
            return
        }
        plan.say("found 0 vulnerabilities")
    }

    mutating func cache() {
        if operands.first == "clean", !has("force", "f") {
            fail([
                "As of npm@5, the npm cache self-heals from corruption issues",
                "by treating integrity mismatches as cache misses.  As a result,",
                "data extracted from the cache is guaranteed to be valid.  If you",
                "want to make sure everything is consistent, use `npm cache verify`", "instead.",
            ])
        }
    }
}
