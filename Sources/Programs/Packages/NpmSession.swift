import JSON
import Packages
import WorldModel

/// One call of `npm`.
struct NpmSession {
    let scene: PackageScene
    let command: String?
    let operands: [String]
    private let flags: Set<String>
    /// What follows `--`, for scripts.
    let scriptArguments: [String]
    var plan = PackagePlan()

    init(_ scene: PackageScene, _ words: [String]) {
        self.scene = scene
        let parts = words.split(separator: "--", maxSplits: 1, omittingEmptySubsequences: false)
        scriptArguments = parts.count > 1 ? Array(parts[1]) : []
        var flags: Set<String> = []
        var operands: [String] = []
        for word in parts.first ?? [] {
            if word.hasPrefix("-") { flags.insert(String(word.drop { $0 == "-" })) } else { operands.append(word) }
        }
        self.flags = flags
        command = operands.first
        self.operands = Array(operands.dropFirst())
    }

    func has(_ names: String...) -> Bool { !flags.isDisjoint(with: names) }

    var isSilent: Bool { has("silent", "s", "loglevel=silent") }

    mutating func say(_ text: String) {
        if !isSilent { plan.say(text) }
    }

    // MARK: The project

    var directory: String { scene.simulation.world.processes[scene.me]?.workingDirectory ?? "/" }

    var project: JSONObject? { scene.text("package.json").flatMap { JSONReader.parse($0) }?.object }

    static let writer = JSONWriter(indentation: "  ")

    /// The versions that the lock file holds, by path.
    var locked: [String: String]? {
        guard let lock = scene.text("package-lock.json").flatMap({ JSONReader.parse($0) })?["packages"]?.object else {
            return nil
        }
        var versions: [String: String] = [:]
        for (path, entry) in lock.members where !path.isEmpty { versions[path] = entry["version"]?.text ?? "" }
        return versions
    }

    static func wishes(_ project: JSONObject, _ kind: String) -> [(name: String, range: String)] {
        (project[kind]?.object?.members ?? []).map { ($0.key, $0.value.text ?? "*") }
    }

    var omitsDevelopment: Bool {
        has("production", "omit=dev", "only=production", "only=prod") || scene.variable("NODE_ENV") == "production"
    }

    mutating func warnOfOldFlags() {
        if has("production") { plan.complain("npm warn config production Use `--omit=dev` instead.") }
        if has("only=production", "only=prod") {
            plan.complain("npm warn config only Use `--omit=dev` to omit dev dependencies from the install.")
        }
    }

    mutating func fail(_ lines: [String], status: Int32 = 1) {
        for line in lines { plan.complain(line.isEmpty ? "npm error" : "npm error " + line) }
        plan.complain("npm error A complete log of this run can be found in: \(logPath)")
        plan.status = status
    }

    private var logPath: String {
        let time = DateText.format(scene.now, "%Y-%m-%dT%H_%M_%S")
        return "\(scene.variable("HOME") ?? "/root")/.npm/_logs/\(time)_000Z-debug-0.log"
    }

    mutating func hasPackageFile() -> Bool {
        if scene.exists("package.json") {
            if project != nil { return true }
            fail([
                "code EJSONPARSE", "JSON.parse Invalid package.json", "JSON.parse Failed to parse JSON data.",
                "JSON.parse Note: package.json must be actual JSON, not just JavaScript.",
            ])
            return false
        }
        let path = directory == "/" ? "/package.json" : directory + "/package.json"
        fail(
            [
                "code ENOENT", "syscall open", "path \(path)", "errno -2",
                "enoent Could not read package.json: Error: ENOENT: no such file or directory, open '\(path)'",
                "enoent This is related to npm not being able to find a file.", "enoent",
            ], status: 254)
        return false
    }
}
