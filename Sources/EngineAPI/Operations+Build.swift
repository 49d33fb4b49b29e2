import CommandSyntax
import DockerCLI
import Engine
import FileTrees
import JSON
import Kernel
import WorldModel

/// Building images, with the classic builder: BuildKit is spoken to by gRPC, which is not served.
extension EngineSession {
    static let buildOperations: [APIOperation] = [
        APIOperation(name: "ImageBuild", method: "POST", pattern: "/build", run: build),
        APIOperation(name: "BuildPrune", method: "POST", pattern: "/build/prune") { request, _, simulation in
            let removed = simulation.pruneBuildCache(all: request.flag("all"))
            return .response(
                .json(
                    Doc.object(
                        "build.CachePruneReport",
                        [
                            "CachesDeleted": Doc.listOrNull(removed.map(\.id)),
                            "SpaceReclaimed": .int(removed.reduce(0) { $0 + Int64($1.record.size) }),
                        ])))
        },
    ]

    @Sendable private static func build(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        if request.value("version") == "2" {
            throw EngineError(
                .notImplemented, "Drydock: BuildKit is not served here; build with DOCKER_BUILDKIT=0")
        }
        if let remote = request.value("remote"), !remote.isEmpty {
            throw EngineError(.notImplemented, "Drydock: build contexts come in the request's body only")
        }
        let archive = try InputArchive.read(request.body)
        let tree = archive.tree
        let name = request.value("dockerfile").flatMap { $0.isEmpty ? nil : $0 } ?? "Dockerfile"
        guard let inode = tree.find(name), let body = tree[inode].body else {
            throw EngineError(.system, "Cannot locate specified Dockerfile: \(name)")
        }
        var wanted = BuildRequest(context: tree, dockerfile: body.bytes)
        wanted.dockerfileName = name
        wanted.announcesContext = false
        for text in request.values("t") where !text.isEmpty {
            wanted.tags.append(try ImageReference(parsing: text).withDefaultTag)
        }
        wanted.buildArguments = map(request, "buildargs").map { ($0.name, $0.value.value.text) }
        wanted.labels = map(request, "labels").map { ($0.name, $0.value.text) }
        wanted.target = request.value("target") ?? ""
        wanted.usesCache = !request.flag("nocache")
        wanted.pulls = request.flag("pull")
        wanted.removesContainers = request.flag("rm", default: true)
        wanted.removesFailedContainers = request.flag("forcerm")
        if let network = request.value("networkmode"), !network.isEmpty { wanted.network = network }
        let program = BuildStream(wanted, isQuiet: request.flag("q"))
        return .stream(APIResponse(200, headers: [("Content-Type", "application/json")]), program)
    }

    private static func map(_ request: APIRequest, _ name: String) -> [(name: String, value: BodyReader)] {
        BodyReader(request.value(name).flatMap { JSONReader.parse($0) }).members.sorted { $0.name < $1.name }
    }
}

/// A build whose output is a stream of messages.
struct BuildStream: Program {
    private var operation: ClassicBuildOperation
    private let isQuiet: Bool

    init(_ request: BuildRequest, isQuiet: Bool) {
        operation = ClassicBuildOperation(request)
        self.isQuiet = isQuiet
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let outcome = operation.step(&simulation)
        var lines = operation.output.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) + "\n" }
        operation.output = ""
        // What follows the last newline goes on with the next step.
        if let rest = lines.popLast()?.dropLast(), !rest.isEmpty { operation.output = String(rest) }
        let results = lines.firstIndex { $0.hasPrefix("Successfully built ") } ?? lines.endIndex
        say(lines[..<results], &simulation, me)
        defer { say(lines[results...], &simulation, me) }
        switch outcome {
        case .again: return .again
        case .wait(let reasons): return .wait(reasons)
        case .finished(.exported): return .exit(0)
        case .finished(.image(let id)):
            let text = isQuiet ? ("stream", TemplateValue.string(id.description + "\n")) : nil
            say(
                [text ?? ("aux", Doc.object("build.Result", ["ID": .string(id.description)]))], &simulation, me)
            return .exit(0)
        case .finished(.failure(let failure)):
            say(
                [
                    ("errorDetail", Doc.object("jsonmessage.Error", ["message": .string(failure.message)])),
                    ("error", .string(failure.message)),
                ], &simulation, me)
            return .exit(0)
        }
    }

    /// Each line is a message of its own: clients look for the image's id at the end of one.
    private func say(_ lines: ArraySlice<String>, _ simulation: inout Simulation, _ me: ProcessID) {
        guard !isQuiet else { return }
        for line in lines {
            guard line.hasPrefix("Step ") else {
                say([("stream", .string(line))], &simulation, me)
                continue
            }
            say([("stream", .string(String(line.dropLast())))], &simulation, me)
            say([("stream", .string("\n"))], &simulation, me)
        }
    }

    private func say(_ fields: [(String, TemplateValue)], _ simulation: inout Simulation, _ me: ProcessID) {
        simulation.print(GoJSON.compact(Doc.object("jsonmessage", fields)) + "\r\n", as: me)
    }
}
