import FileTrees
import Kernel
import Packages
import WorldModel

/// The Python that a `pip` belongs to, and what is installed there.
struct PipEnvironment {
    /// `/usr/local`, or the folder of a virtual environment.
    let prefix: String
    /// `3.12`
    let python: String
    let scene: PackageScene
    private(set) var installed: [Installed] = []

    /// An installed project.
    struct Installed: Equatable {
        var name: String
        var version: String
        var folder: String
        var requirements: [PythonRequirement]
        var summary: String
        var key: String { PythonRequirement.key(name) }
    }

    /// `nil` when there is no Python beside this `pip`.
    init?(_ command: String, _ scene: PackageScene) {
        self.scene = scene
        let path = scene.variable("PATH") ?? ""
        let located = command.contains("/") ? command : scene.simulation.search(command, path: path, as: scene.me)
        let directory = PathText.directory(
            PathText.normal(located ?? "", from: scene.simulation.world.processes[scene.me]?.workingDirectory ?? "/"))
        prefix = PathText.directory(directory)
        let versions = scene.list(prefix + "/lib").filter { $0.hasPrefix("python3.") }
        guard let folder = versions.max(by: { PackageVersion.compare($0, $1) < 0 }) else { return nil }
        python = String(folder.dropFirst("python".count))
        installed = Self.projects(in: site, scene) + (isDebian ? Self.projects(in: distPackages, scene) : [])
    }

    var library: String { "\(prefix)/lib/python\(python)" }
    private var isDebian: Bool { prefix == "/usr" }
    private var distPackages: String { "/usr/lib/python3/dist-packages" }
    var site: String { isDebian ? "/usr/local/lib/python\(python)/dist-packages" : library + "/site-packages" }
    var commands: String { isDebian ? "/usr/local/bin" : prefix + "/bin" }
    var interpreter: String { isDebian ? "/usr/bin/python3" : "\(prefix)/bin/python\(python)" }

    /// A virtual environment has a file that says so.
    var isVirtual: Bool { scene.exists(prefix + "/pyvenv.cfg") }

    /// What the distribution says to those who install beside its package manager (PEP 668).
    var refusal: String? {
        guard !isVirtual, let text = scene.text(library + "/EXTERNALLY-MANAGED") else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).drop { !$0.hasPrefix("Error=") }
        guard let first = lines.first else { return nil }
        return ([first.dropFirst(6)] + lines.dropFirst().map { $0.drop { $0 == " " } }).joined(separator: "\n")
    }

    subscript(name: String) -> Installed? {
        installed.first { $0.key == PythonRequirement.key(name) }
    }

    static func projects(in folder: String, _ scene: PackageScene) -> [Installed] {
        scene.list(folder).filter { $0.hasSuffix(".dist-info") }.compactMap { name in
            guard let text = scene.text("\(folder)/\(name)/METADATA") else { return nil }
            var project = Installed(name: "", version: "", folder: folder, requirements: [], summary: "")
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                if line.isEmpty { break }
                let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
                guard parts.count == 2 else { continue }
                let value = String(parts[1].drop { $0 == " " })
                switch parts[0] {
                case "Name": project.name = value
                case "Version": project.version = value
                case "Summary": project.summary = value
                case "Requires-Dist": if let need = try? PythonRequirement(value) { project.requirements.append(need) }
                default: break
                }
            }
            return project
        }
    }

    /// The files of a project at a version, below the folder for modules, and its commands.
    func files(of project: PythonProject, in folder: String, isWished: Bool) -> [PackageContents.File] {
        let info = "\(folder)/\(Self.infoName(project.name, project.version))"
        var metadata = "Metadata-Version: 2.4\nName: \(project.name)\nVersion: \(project.version)\n"
        for need in project.requirements { metadata += "Requires-Dist: \(need.text)\n" }
        var files: [PackageContents.File] = []
        for module in project.modules {
            files.append(.init(path: "\(folder)/\(module)/__init__.py", body: FileBody("# \(project.name)\n")))
        }
        let bin =
            folder == site ? commands : PathText.directory(PathText.directory(PathText.directory(folder))) + "/bin"
        for command in project.commands {
            let module = project.modules.first ?? command
            files.append(
                .init(
                    path: "\(bin)/\(command)",
                    body: FileBody(Self.script(interpreter, module)), mode: 0o755))
        }
        if project.key == "pip" {
            files.removeAll { $0.path.hasPrefix(bin) }
            for name in ["pip", "pip3", "pip" + python] {
                files.append(.init(path: "\(bin)/\(name)", body: .program("pip", size: 236), mode: 0o755))
            }
        }
        let rest = project.installedSize - files.reduce(0) { $0 + $1.body.count } - metadata.utf8.count
        if rest > 0, let module = project.modules.first {
            let path = "\(folder)/\(module)/_files"
            files.append(.init(path: path, body: .filler("\(project.name) \(project.version)", size: rest)))
        }
        files.append(.init(path: info + "/METADATA", body: FileBody(metadata)))
        files.append(.init(path: info + "/INSTALLER", body: FileBody("pip\n")))
        files.append(.init(path: info + "/WHEEL", body: FileBody("Wheel-Version: 1.0\nRoot-Is-Purelib: true\n")))
        if isWished { files.append(.init(path: info + "/REQUESTED", body: FileBody(""))) }
        let record = (files.map(\.path) + [info + "/RECORD"]).sorted().map { path in
            path.hasPrefix(folder + "/") ? "\(path.dropFirst(folder.count + 1)),,\n" : "\(path),,\n"
        }
        files.append(.init(path: info + "/RECORD", body: FileBody(record.joined())))
        return files
    }

    static func infoName(_ name: String, _ version: String) -> String {
        "\(name.lowercased().replacing("-", with: "_"))-\(version).dist-info"
    }

    /// The paths that an installed project's RECORD lists.
    func paths(of project: Installed) -> [String] {
        let info = "\(project.folder)/\(Self.infoName(project.name, project.version))"
        return (scene.text(info + "/RECORD") ?? "").split(separator: "\n").map { line in
            let path = String(line.prefix { $0 != "," })
            return path.hasPrefix("/") ? path : "\(project.folder)/\(path)"
        }
    }

    private static func script(_ interpreter: String, _ module: String) -> String {
        """
        #!\(interpreter)
        import sys
        from \(module) import main
        if __name__ == '__main__':
            sys.argv[0] = sys.argv[0].removesuffix('.exe')
            sys.exit(main())

        """
    }
}

extension PythonProject {
    var key: String { PythonRequirement.key(name) }
}
