import Compose
import Dockerfile
import Engine
import FileTrees
import Kernel
import WorldModel

/// The builds of some services' images, one after the other, as `docker compose` shows them.
struct ServiceBuild: Sendable, Equatable {
    /// What the command line says about builds.
    struct Options: Sendable, Equatable {
        var arguments: [String] = []
        var isWithoutCache = false
        var pulls = false
        var isQuiet = false
    }

    /// Services that are still to be built; the first is under way.
    private var services: [ComposeService]
    private let options: Options
    private let showsNames: Bool
    private var operation: BuildOperation?
    private var request: BuildRequest?
    private var printer = PlainProgress()
    private(set) var built: [String] = []
    private var definitionBytes: Int

    init(_ services: [ComposeService], _ options: Options) {
        self.services = Self.ordered(services)
        self.options = options
        showsNames = services.count > 1
        definitionBytes = 87 + 366 * services.count
    }

    /// Services whose images others take files from come first.
    private static func ordered(_ services: [ComposeService]) -> [ComposeService] {
        var ordered: [ComposeService] = []
        func add(_ service: ComposeService, _ above: [String]) {
            guard !ordered.contains(where: { $0.name == service.name }), !above.contains(service.name) else { return }
            for (_, value) in service.build?["additional_contexts"]?.sortedMembers ?? [] {
                let text = value.printed
                guard text.hasPrefix("service:") else { continue }
                for other in services where other.name == text.dropFirst(8) { add(other, above + [service.name]) }
            }
            ordered.append(service)
        }
        for service in services { add(service, []) }
        return ordered
    }

    /// How a step ended.
    enum Outcome {
        case wait([WaitReason])
        case finished
        case failed(String)
    }

    mutating func step(
        _ project: ComposeProject, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Outcome {
        if operation == nil, built.isEmpty {
            show(
                [
                    .begin("[internal] load local bake definitions"),
                    .status("reading from stdin \(definitionBytes)B done"), .done(0),
                ], &simulation, me)
        }
        while let service = services.first {
            if operation == nil {
                do {
                    let request = try Self.request(service, in: project, options, simulation, me)
                    self.request = request
                    operation = BuildOperation(request)
                } catch {
                    return .failed(Self.spaced(error.message))
                }
            }
            guard var build = operation else { return .finished }
            let outcome = build.step(&simulation)
            let progress = build.progress
            build.progress = []
            operation = build
            show(progress.map { named($0, service.name) }, &simulation, me)
            switch outcome {
            case .again: continue
            case .wait(let reasons): return .wait(reasons)
            case .finished(.image), .finished(.exported):
                built.append(ServiceImage.name(of: service, in: project))
                services.removeFirst()
                operation = nil
            case .finished(.failure(let failure)): return .failed(explain(failure, &simulation, me))
            }
        }
        for _ in built {
            show([.begin("resolving provenance for metadata file"), .done(0)], &simulation, me)
        }
        return .finished
    }

    private mutating func show(_ progress: [BuildProgress], _ simulation: inout Simulation, _ me: ProcessID) {
        let text = printer.text(progress, at: simulation.world.clock.now)
        if !options.isQuiet { simulation.print(text, as: me) }
    }

    /// With several services each step says whose it is.
    private func named(_ progress: BuildProgress, _ service: String) -> BuildProgress {
        guard showsNames, case .begin(let title) = progress else { return progress }
        return .begin(title.hasPrefix("[") ? "[\(service) \(title.dropFirst())" : "[\(service)] \(title)")
    }

    private func explain(_ failure: BuildFailure, _ simulation: inout Simulation, _ me: ProcessID) -> String {
        if !options.isQuiet, let step = failure.step {
            let dump = printer.dump.suffix(10).map { $0 + "\n" }.joined()
            simulation.print("------\n > \(step):\n\(dump)------\n", as: me)
        }
        var lines: [String] = []
        if let marked = failure.lines, let request, let bytes = request.dockerfile {
            let source = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
                .map(String.init)
            lines = SourceExcerpt.lines(of: source, fileName: request.dockerfileName, marked: marked)
        }
        return Self.spaced((lines + ["failed to solve: \(failure.message)"]).joined(separator: "\n"))
    }

    /// Compose prints what the builder says with an empty line after each of its own; the last one ends the message.
    private static func spaced(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n\n") + "\n"
    }

    // MARK: What is built

    private static func request(
        _ service: ComposeService, in project: ComposeProject, _ options: Options, _ simulation: Simulation,
        _ me: ProcessID
    ) throws(ComposeError) -> BuildRequest {
        let build = service.build ?? .null
        let context = build["context"]?.text ?? project.workingDirectory
        let named = build["dockerfile"]?.text ?? "Dockerfile"
        let isWhole = named.hasPrefix("/") || RemoteSource(context) != nil
        let source: BuildSource
        do {
            source = try BuildSource(
                context: context, dockerfile: isWhole ? named : context + "/" + named, simulation, me
            ) { CommandFailure($0) }
        } catch {
            throw ComposeError(String(error.text.dropLast()))
        }
        let inline = build["dockerfile_inline"]?.text.map { Array($0.utf8) }
        var request = BuildRequest(context: source.context, dockerfile: inline ?? source.dockerfile)
        request.contextAddress = source.address
        request.dockerfilePath = source.dockerfilePath
        request.dockerfileName = source.dockerfileName
        request.contextName = source.contextName
        request.ownIgnoreFile = source.ownIgnoreFile
        request.dockerfileProblem = source.dockerfileProblem
        let names = [ServiceImage.name(of: service, in: project)] + (build["tags"]?.texts ?? [])
        request.tags = names.compactMap { try? ImageReference(parsing: $0) }
        request.labels =
            (build["labels"]?.sortedMembers ?? []).map { ($0.key, $0.value.printed) }
            + [
                (ComposeLabels.project, project.name), (ComposeLabels.service, service.name),
                (ComposeLabels.composeVersion, ComposeLabels.version),
            ]
        request.target = build["target"]?.text ?? ""
        request.network = build["network"]?.text ?? "default"
        request.usesCache = !options.isWithoutCache && build["no_cache"]?.isTrue != true
        request.pulls = options.pulls || build["pull"]?.isTrue == true
        request.buildArguments = arguments(build, project, options)
        request.extraHosts = (build["extra_hosts"]?.texts ?? []).compactMap { line in
            let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
            return parts.count == 2 ? (parts[0], parts[1]) : nil
        }
        request.credentials = ClientConfig(simulation, me).allCredentials
        request.secrets = secrets(build, project, simulation, me)
        for (name, value) in build["additional_contexts"]?.sortedMembers ?? [] {
            let text = value.printed
            do {
                // Another service of the project: its image.
                let other = text.hasPrefix("service:") ? project.services[String(text.dropFirst(8))] : nil
                let place = other.map { "docker-image://" + ServiceImage.name(of: $0, in: project) } ?? text
                request.contexts.append(try NamedContext(name: name, value: place, simulation, me))
            } catch {
                throw ComposeError(error.message)
            }
        }
        return request
    }

    private static func arguments(
        _ build: ModelValue, _ project: ComposeProject, _ options: Options
    ) -> [(name: String, value: String?)] {
        var arguments: [(name: String, value: String?)] = (build["args"]?.sortedMembers ?? []).map { name, value in
            (name, value == .null ? project.environment[name] : value.printed)
        }
        for text in options.arguments {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            arguments.removeAll { $0.name == parts[0] }
            arguments.append((parts[0], parts.count > 1 ? parts[1] : project.environment[parts[0]]))
        }
        return arguments
    }

    private static func secrets(
        _ build: ModelValue, _ project: ComposeProject, _ simulation: Simulation, _ me: ProcessID
    ) -> [String: [UInt8]] {
        var secrets: [String: [UInt8]] = [:]
        for reference in build["secrets"]?.items ?? [] {
            guard let name = reference["source"]?.text, let secret = project.secrets[name] else { continue }
            let id = reference["target"]?.text?.split(separator: "/").last.map(String.init) ?? name
            if let path = secret["file"]?.text {
                secrets[id] = (try? simulation.contents(of: path, as: me)) ?? []
            } else if let variable = secret["environment"]?.text {
                secrets[id] = Array((project.environment[variable] ?? "").utf8)
            }
        }
        return secrets
    }
}
