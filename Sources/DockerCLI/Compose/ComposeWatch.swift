import Compose
import Dockerfile
import Engine
import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// `docker compose watch`: looks at the files of services that ask for it, and brings changes into their containers.
struct ComposeWatch: Program {
    /// A path that is watched for a service.
    private struct Rule: Sendable, Equatable {
        var service: String
        var path: String
        /// `sync`, `restart`, `sync+restart`, `sync+exec` or `rebuild`.
        var action: String
        var target: String
        var ignored: IgnorePatterns?
        var exec: ModelValue
        /// What was there at the last look: the digest of each file's content by its path below.
        var seen: [String: String] = [:]

        static func == (a: Rule, b: Rule) -> Bool {
            a.service == b.service && a.path == b.path && a.action == b.action && a.seen == b.seen
        }
    }

    private let project: ComposeProject
    private let progress: ComposeProgress
    private var rules: [Rule]
    /// What a change has set off: builds and restarts.
    private var run: ComposeRun?
    /// What is said when that is done.
    private var report = ""

    static func watch(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let project = try ComposeUp.selected(&call, &simulation, me)
        var phases: [ComposeRun.Phase] = []
        if !call.command.bool("no-up") {
            phases = try ComposeUp.preparation(call, project, &simulation) + [.start]
        }
        return ComposeRun(call, project, phases + [.finish(.watch(isUp: false))])
    }

    /// Begins to watch. Throws when no service asks for it.
    init(
        _ project: ComposeProject, _ progress: ComposeProgress, isUp: Bool, _ simulation: inout Simulation,
        _ me: ProcessID
    ) throws(CommandFailure) {
        self.project = project
        self.progress = progress
        rules = project.serviceNames.flatMap { name in
            (project.services[name]?["develop"]?["watch"]?.items ?? []).map { rule in
                Rule(
                    service: name, path: rule["path"]?.text ?? "", action: rule["action"]?.text ?? "",
                    target: rule["target"]?.text ?? "",
                    ignored: rule["ignore"].flatMap { try? IgnorePatterns($0.texts) }, exec: rule["exec"] ?? .null)
            }
        }
        guard !rules.isEmpty else {
            throw CommandFailure(
                isUp
                    ? "none of the selected services is configured for watch, see https://docs.docker.com/compose/how-tos/file-watch/"
                    : "none of the selected services is configured for watch, consider setting a 'develop' section")
        }
        for index in rules.indices { rules[index].seen = Self.look(at: rules[index], simulation, me) }
        simulation.print("Watch enabled\n", as: me)
    }

    var showsWhatHappens: Bool { true }

    func handles(_ signal: Signal) -> Bool { signal == .interrupt || signal == .terminate }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if simulation.takeSignal(me) != nil { return .exit(130) }
        if var work = run {
            switch work.step(&simulation, me) {
            case .wait(let reasons):
                run = work
                return .wait(reasons)
            case .again: return .again
            case .exit(let status):
                run = nil
                if status == 0 { simulation.print(report, as: me) }
            }
        }
        for index in rules.indices {
            let now = Self.look(at: rules[index], simulation, me)
            guard now != rules[index].seen else { continue }
            let before = rules[index].seen
            rules[index].seen = now
            apply(rules[index], before, &simulation, me)
            if run != nil { return .again }
        }
        return .wait([.time(simulation.world.clock.now + 500_000_000)])
    }

    // MARK: Looking

    /// The files below a rule's path; a file alone has the empty path.
    private static func look(at rule: Rule, _ simulation: Simulation, _ me: ProcessID) -> [String: String] {
        guard let place = try? simulation.resolve(rule.path, in: simulation.view(of: me)),
            let tree = simulation.world.trees[place.tree]
        else { return [:] }
        if let body = tree[place.inode].body { return ["": body.digest.hex] }
        var files: [String: String] = [:]
        for (path, id) in tree.walk(from: place.inode) {
            guard let body = tree[id].body, (try? rule.ignored?.matches(path)) != true else { continue }
            files[path] = body.digest.hex
        }
        return files
    }

    // MARK: Acting

    private mutating func apply(
        _ rule: Rule, _ before: [String: String], _ simulation: inout Simulation, _ me: ProcessID
    ) {
        let changed = rule.seen.filter { before[$0.key] != $0.value }.keys.sorted()
        let gone = before.keys.filter { rule.seen[$0] == nil }.sorted()
        let containers = simulation.containers(ofProject: project.name, services: [rule.service]).filter(
            \.state.isRunning)
        if rule.action == "rebuild" {
            simulation.print("Rebuilding service(s) [\"\(rule.service)\"] after changes were detected...\n", as: me)
            begin(
                [
                    .stages([[[ComposeTask(.build([rule.service], ServiceBuild.Options()))]]]), .converge(.init()),
                    .start,
                ],
                report: "service(s) [\"\(rule.service)\"] successfully built\n")
            return
        }
        if rule.action.hasPrefix("sync") {
            simulation.print(
                "Syncing service \"\(rule.service)\" after \(changed.count + gone.count) changes were detected\n",
                as: me)
            for container in containers { sync(changed, gone, rule, container, &simulation, me) }
        }
        if rule.action == "restart" || rule.action == "sync+restart" {
            begin(
                [.stages([containers.map { [ComposeTask(.restart($0.id, timeout: nil))] }])],
                report: "service(s) [\"\(rule.service)\"] restarted\n")
        }
        if rule.action == "sync+exec" {
            for container in containers {
                var request = Simulation.ExecRequest(arguments: rule.exec["command"]?.texts ?? [])
                request.user = rule.exec["user"]?.text ?? ""
                request.workingDirectory = rule.exec["working_dir"]?.text ?? ""
                _ = try? simulation.exec(container.id.hex, request)
            }
        }
    }

    private mutating func begin(_ phases: [ComposeRun.Phase], report: String) {
        run = ComposeRun(project, progress, phases)
        self.report = report
    }

    private func sync(
        _ changed: [String], _ gone: [String], _ rule: Rule, _ container: Container, _ simulation: inout Simulation,
        _ me: ProcessID
    ) {
        func target(_ path: String) -> String { path.isEmpty ? rule.target : rule.target + "/" + path }
        let view = simulation.view(of: me)
        var archive = TarArchive()
        for path in changed {
            let source = path.isEmpty ? rule.path : rule.path + "/" + path
            guard let place = try? simulation.resolve(source, in: view) else { continue }
            var inode = simulation.inode(at: place)
            (inode.owner, inode.group) = (0, 0)
            archive.entries.append(.init(path: String(target(path).dropFirst()), inode: inode))
        }
        try? simulation.extract(archive, to: "/", ofContainer: container.id.hex, asContainerUser: false)
        guard !gone.isEmpty else { return }
        _ = try? simulation.exec(
            container.id.hex, Simulation.ExecRequest(arguments: ["rm", "-rf"] + gone.map(target)))
    }
}
