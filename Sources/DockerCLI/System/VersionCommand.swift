import CommandSyntax
import Engine
import HashTreeCollections
import Kernel
import WorldModel

/// `docker version`
package enum VersionCommand {
    static func version(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let format = command.string("format") ?? ""
        guard !format.isEmpty else {
            simulation.print(text, as: me)
            return 0
        }
        return try SystemTemplate.print(format, name: "version", document, &simulation, me)
    }

    /// Go's names of the fields; JSON calls `APIVersion` `ApiVersion`.
    private static func object(_ type: String, _ fields: [(String, TemplateValue)]) -> TemplateValue {
        var object = TemplateObject(type)
        for (name, value) in fields { object.append(name, value, json: name == "APIVersion" ? "ApiVersion" : name) }
        return .object(object)
    }

    private static let built = "Wed Oct  8 12:17:26 2025"

    private static var document: TemplateValue {
        var client = TemplateObject("system.clientVersion")
        client.append("Platform", Doc.object("*system.platformInfo", ["Name": "Docker Engine - Community"]))
        for (name, text) in [
            ("Version", Release.version), ("APIVersion", Release.api), ("DefaultAPIVersion", Release.api),
            ("GitCommit", Release.clientCommit), ("GoVersion", "go1.24.8"), ("Os", "linux"), ("Arch", "amd64"),
            ("BuildTime", built), ("Context", "default"),
        ] {
            client.append(name, .string(text), json: name == "APIVersion" ? "ApiVersion" : name)
        }
        return Doc.object("system.versionInfo", ["Client": .object(client), "Server": server])
    }

    /// What the engine says of itself (`GET /version`).
    package static var server: TemplateValue {
        object(
            "*types.Version",
            [
                ("Platform", Doc.object("struct { Name string }", ["Name": "Docker Engine - Community"])),
                ("Components", .list(components)), ("Version", .string(Release.version)),
                ("APIVersion", .string(Release.api)), ("MinAPIVersion", "1.24"),
                ("GitCommit", .string(Release.engineCommit)), ("GoVersion", "go1.24.8"), ("Os", "linux"),
                ("Arch", "amd64"), ("KernelVersion", .string(HostFacts.kernelRelease)),
                ("BuildTime", "2025-10-08T12:17:26.000000000+00:00"),
            ])
    }

    /// What the server is made of.
    private static var components: [TemplateValue] {
        let engine = [
            "ApiVersion": Release.api, "Arch": "amd64", "BuildTime": built, "Experimental": "false",
            "GitCommit": Release.engineCommit, "GoVersion": "go1.24.8", "KernelVersion": HostFacts.kernelRelease,
            "MinAPIVersion": "1.24", "Os": "linux",
        ]
        return [
            ("Engine", Release.version, engine),
            ("containerd", "v1.7.28", ["GitCommit": Release.containerdCommit]),
            ("runc", "1.3.0", ["GitCommit": Release.runcCommit]),
            ("docker-init", "0.19.0", ["GitCommit": Release.initCommit]),
        ].map { name, version, details in
            Doc.object(
                "types.ComponentVersion",
                ["Name": .string(name), "Version": .string(version), "Details": Doc.labels(details)])
        }
    }

    private static let text = """
        Client: Docker Engine - Community
         Version:           \(Release.version)
         API version:       \(Release.api)
         Go version:        go1.24.8
         Git commit:        \(Release.clientCommit)
         Built:             Wed Oct  8 12:17:26 2025
         OS/Arch:           linux/amd64
         Context:           default

        Server: Docker Engine - Community
         Engine:
          Version:          \(Release.version)
          API version:      \(Release.api) (minimum version 1.24)
          Go version:       go1.24.8
          Git commit:       \(Release.engineCommit)
          Built:            Wed Oct  8 12:17:26 2025
          OS/Arch:          linux/amd64
          Experimental:     false
         containerd:
          Version:          v1.7.28
          GitCommit:        \(Release.containerdCommit)
         runc:
          Version:          1.3.0
          GitCommit:        \(Release.runcCommit)
         docker-init:
          Version:          0.19.0
          GitCommit:        \(Release.initCommit)

        """
}

/// `--format` of `docker version` and `docker info`.
enum SystemTemplate {
    /// Prints a template's text. What was printed before a fault stays, and ends with its line.
    static func print(
        _ format: String, name: String, _ value: TemplateValue, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        do throws(TemplateError) {
            let text = format == "json" ? GoJSON.compact(value) : try GoTemplate(format, name: name).execute(value)
            simulation.print(text + "\n", as: me)
            return 0
        } catch {
            guard error.phase == .execution else {
                throw CommandFailure("template parsing error: \(error.description)", status: 64)
            }
            simulation.print(error.printed + "\n", as: me)
            throw CommandFailure(error.description)
        }
    }
}
