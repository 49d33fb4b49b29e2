import CommandSyntax
import DockerCLI
import Engine
import FileTrees
import HashTreeCollections
import JSON
import Kernel
import WorldModel

/// Containers.
extension EngineSession {
    static let containerOperations: [APIOperation] =
        [
            APIOperation(name: "ContainerList", method: "GET", pattern: "/containers/json", run: listContainers),
            APIOperation(name: "ContainerCreate", method: "POST", pattern: "/containers/create", run: createContainer),
            APIOperation(name: "ContainerPrune", method: "POST", pattern: "/containers/prune", run: pruneContainers),
            APIOperation(name: "ContainerInspect", method: "GET", pattern: "/containers/{id}/json") {
                request, _, simulation throws(EngineError) in
                let container = try simulation.findContainer(request.parameter("id"))
                return .response(
                    .json(ContainerDocument.value(container, simulation, showsSize: request.flag("size"))))
            },
            APIOperation(name: "ContainerTop", method: "GET", pattern: "/containers/{id}/top", run: top),
            APIOperation(name: "ContainerLogs", method: "GET", pattern: "/containers/{id}/logs", run: logs),
            APIOperation(name: "ContainerChanges", method: "GET", pattern: "/containers/{id}/changes", run: changes),
            APIOperation(name: "ContainerExport", method: "GET", pattern: "/containers/{id}/export") {
                request, _, simulation throws(EngineError) in
                .response(tar(try simulation.exportContainer(request.parameter("id"))))
            },
            APIOperation(name: "ContainerAttach", method: "POST", pattern: "/containers/{id}/attach", run: attach),
            APIOperation(name: "ContainerStats", method: "GET", pattern: "/containers/{id}/stats", run: stats),
            APIOperation(name: "ContainerWait", method: "POST", pattern: "/containers/{id}/wait", run: wait),
            APIOperation(name: "ContainerStop", method: "POST", pattern: "/containers/{id}/stop", run: stop),
            APIOperation(name: "ContainerRestart", method: "POST", pattern: "/containers/{id}/restart", run: restart),
            APIOperation(name: "ContainerUpdate", method: "POST", pattern: "/containers/{id}/update", run: update),
            APIOperation(name: "ContainerDelete", method: "DELETE", pattern: "/containers/{id}") {
                request, _, simulation throws(EngineError) in
                try simulation.removeContainer(
                    request.parameter("id"), force: request.flag("force"), withVolumes: request.flag("v"))
                return .response(.noContent)
            },
            APIOperation(name: "ContainerArchive", method: "GET", pattern: "/containers/{id}/archive", run: archive),
            APIOperation(name: "ContainerArchiveInfo", method: "HEAD", pattern: "/containers/{id}/archive") {
                request, _, simulation throws(EngineError) in
                .response(APIResponse(200, headers: [try pathStatus(request, &simulation)]))
            },
            APIOperation(name: "PutContainerArchive", method: "PUT", pattern: "/containers/{id}/archive", run: extract),
        ]
        + changing.map { name, verb, body in
            APIOperation(name: name, method: "POST", pattern: "/containers/{id}/\(verb)") {
                request, _, simulation throws(EngineError) in
                try body(request.parameter("id"), request, &simulation)
                return .response(.noContent)
            }
        }

    /// What changes a container and answers nothing.
    private static let changing:
        [(
            name: String, verb: String,
            body: @Sendable (String, APIRequest, inout Simulation) throws(EngineError) -> Void
        )] = [
            (
                "ContainerStart", "start",
                { id, _, simulation throws(EngineError) in
                    let container = try simulation.findContainer(id)
                    if container.state.isRunning, !container.state.isPaused { throw EngineError(.notModified, "") }
                    do throws(EngineError) {
                        try simulation.startContainer(id)
                    } catch {
                        if container.hostConfig.autoRemove {
                            try? simulation.removeContainer(container.id.hex, force: true, withVolumes: true)
                        }
                        throw error
                    }
                }
            ),
            (
                "ContainerKill", "kill",
                { id, request, simulation throws(EngineError) in
                    let signal = request.value("signal") ?? ""
                    try simulation.killContainer(id, signal: signal.isEmpty ? "KILL" : signal)
                }
            ),
            ("ContainerPause", "pause", { id, _, simulation throws(EngineError) in try simulation.pauseContainer(id) }),
            (
                "ContainerUnpause", "unpause",
                { id, _, simulation throws(EngineError) in try simulation.unpauseContainer(id) }
            ),
            (
                "ContainerRename", "rename",
                { id, request, simulation throws(EngineError) in
                    try simulation.renameContainer(id, to: request.value("name") ?? "")
                }
            ),
            (
                "ContainerResize", "resize",
                { id, request, simulation throws(EngineError) in
                    let container = try simulation.findContainer(id)
                    guard container.state.process != nil else { throw EngineError.notRunning(container.id) }
                    if let terminal = container.terminal { resize(terminal, request, &simulation) }
                }
            ),
        ]

    /// Tells a terminal its size.
    static func resize(_ terminal: TerminalID, _ request: APIRequest, _ simulation: inout Simulation) {
        guard let rows = request.number("h"), let columns = request.number("w"), rows > 0, columns > 0 else { return }
        simulation.world.streams.terminals[terminal]?.rows = rows
        simulation.world.streams.terminals[terminal]?.columns = columns
    }

    // MARK: Lists and making

    @Sendable private static func listContainers(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let filters = try request.filters()
        let rows = try refusing { () throws(CommandFailure) in
            try ListCommand.rows(
                filters, all: request.flag("all"), last: request.number("limit") ?? -1, simulation)
        }
        let values = rows.map { ContainerSummary.value($0, showsSize: request.flag("size"), simulation) }
        return .response(.json(.list(values)))
    }

    @Sendable private static func createContainer(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let body = BodyReader(try request.document())
        guard !body["Image"].text.isEmpty || body["Cmd"].words != nil else {
            throw EngineError(.invalidParameter, "config cannot be empty in order to create a container")
        }
        var name = request.value("name") ?? ""
        if name.hasPrefix("/") { name.removeFirst() }
        let networks = body["NetworkingConfig"]["EndpointsConfig"].members.sorted { $0.name < $1.name }
        let wanted = CreateRequest(
            name: name, config: ContainerConfig(body), hostConfig: HostConfig(body["HostConfig"]),
            networks: networks.map { NetworkAttachment(name: $0.name, $0.value) })
        let warnings = wanted.warnings + unseenFolders(wanted.hostConfig, simulation)
        let id: ContainerID
        do throws(EngineError) {
            id = try simulation.createContainer(wanted)
        } catch {
            // Only for an image that is not there clients try to pull one.
            let isImage = error.message.hasPrefix("No such image")
            throw error.kind == .notFound && !isImage ? EngineError(.invalidParameter, error.message) : error
        }
        return .response(
            .json(
                Doc.object(
                    "container.CreateResponse",
                    ["Id": .string(id.hex), "Warnings": .strings(warnings)]), status: 201))
    }

    /// A client names folders of the real machine, which are not seen here.
    private static func unseenFolders(_ host: HostConfig, _ simulation: Simulation) -> [String] {
        let view = FileView(machine: .host, workingDirectory: "/")
        return host.binds.compactMap { bind in
            let source = String(bind.prefix { $0 != ":" })
            guard source.hasPrefix("/"), (try? simulation.resolve(source, in: view)) == nil else { return nil }
            return "Drydock: \(source) is a new folder of the simulated machine. Real folders are not seen."
        }
    }

    @Sendable private static func pruneContainers(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let report = simulation.pruneContainers(
            try pruneFilter(request, ["label", "label!", "until"], simulation))
        return .response(
            .json(
                Doc.object(
                    "container.PruneReport",
                    [
                        "ContainersDeleted": Doc.listOrNull(report.removed),
                        "SpaceReclaimed": .int(Int64(report.bytes)),
                    ])))
    }

    /// Errors of commands, as the engine's own.
    static func refusing<T>(_ body: () throws(CommandFailure) -> T) throws(EngineError) -> T {
        do throws(CommandFailure) {
            return try body()
        } catch {
            let text = error.text.hasSuffix("\n") ? String(error.text.dropLast()) : error.text
            let prefix = "Error response from daemon: "
            throw EngineError(
                .invalidParameter, text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text)
        }
    }

    /// - Parameter known: the filters that the operation knows.
    static func pruneFilter(
        _ request: APIRequest, _ known: Set<String>, _ simulation: Simulation
    ) throws(EngineError) -> PruneFilter {
        let filters = try request.filters()
        let until = try refusing { () throws(CommandFailure) in
            try filters.check(known)
            return try filters.until(simulation.world.clock.now)
        }
        return PruneFilter(until: until) { filters.admits(labels: $0) }
    }

    // MARK: Looking

    @Sendable private static func top(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let options = (request.value("ps_args") ?? "").split(separator: " ").map(String.init)
        let table = try TopCommand.table(request.parameter("id"), options, &simulation)
        return .response(
            .json(
                Doc.object(
                    "container.TopResponse",
                    [
                        "Titles": .strings(table.first ?? []),
                        "Processes": .list(table.dropFirst().map { .strings($0) }),
                    ])))
    }

    @Sendable private static func changes(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let container = try simulation.findContainer(request.parameter("id"))
        let kinds = ["C": 0, "A": 1, "D": 2]
        let values = simulation.changes(of: container).map { change in
            Doc.object(
                "container.FilesystemChange",
                ["Kind": .int(Int64(kinds["\(change.kind.rawValue)"] ?? 0)), "Path": .string(change.path)])
        }
        return .response(.json(values.isEmpty ? .nilList : .list(values)))
    }

    @Sendable private static func logs(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let container = try simulation.findContainer(request.parameter("id"))
        guard request.flag("stdout") || request.flag("stderr") else {
            throw EngineError(.invalidParameter, "Bad parameters: you must choose at least one stream")
        }
        if container.hostConfig.logDriver == "none" {
            throw EngineError(.notImplemented, "configured logging driver does not support reading")
        }
        var program = LogsCommand(
            of: container, tail: request.value("tail"), since: try time(request, "since", simulation),
            until: try time(request, "until", simulation), follows: request.flag("follow"),
            showsTimes: request.flag("timestamps"),
            details: request.flag("details") ? LogDetails.prefix(container, in: simulation) : "")
        program.form = container.config.tty ? .raw : .framed
        (program.showsOutput, program.showsError) = (request.flag("stdout"), request.flag("stderr"))
        return .stream(APIResponse(200, headers: [("Content-Type", streamType(container.config.tty))]), program)
    }

    @Sendable private static func stats(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let container = try simulation.findContainer(request.parameter("id"))
        let program = StatsProgram(
            container, isOnce: !request.flag("stream", default: true), looksOnce: request.flag("one-shot"))
        return .stream(APIResponse(200, headers: [("Content-Type", "application/json")]), program)
    }

    static func streamType(_ isTerminal: Bool) -> String {
        isTerminal ? "application/vnd.docker.raw-stream" : "application/vnd.docker.multiplexed-stream"
    }

    // MARK: Being there

    @Sendable private static func attach(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let container = try simulation.findContainer(request.parameter("id"))
        if container.state.isPaused {
            throw EngineError(.conflict, "container \(container.id.hex) is paused, unpause the container before attach")
        }
        if container.state.phase == .restarting {
            throw EngineError(
                .conflict, "container \(container.id.hex) is restarting, wait until the container is running")
        }
        let entries = simulation.world.streams.logs[container.log]?.entries.count ?? 0
        var program = AttachProgram(
            .container(container.id), log: container.log, cursor: request.flag("logs") ? 0 : entries)
        program.form = container.config.tty ? .raw : .framed
        (program.showsOutput, program.showsError) = (request.flag("stdout"), request.flag("stderr"))
        program.forwardsInput = request.flag("stdin") && container.config.openStdin
        if container.state.process == nil { program.start = .init(after: container.state.startedAt) }
        simulation.emit("attach", container)
        return .hijack(contentType: streamType(container.config.tty), program)
    }

    @Sendable private static func wait(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let container = try simulation.findContainer(request.parameter("id"))
        let name = request.value("condition") ?? ""
        guard let condition = WaitProgram.Condition(rawValue: name.isEmpty ? "not-running" : name) else {
            throw EngineError(.invalidParameter, "invalid condition: \"\(name)\"")
        }
        let head = APIResponse(200, headers: [("Content-Type", "application/json")])
        return .stream(head, WaitProgram(container, until: condition))
    }

    @Sendable private static func stop(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let name = request.parameter("id")
        let container = try simulation.findContainer(name)
        let operation = try StopOperation(
            name, signal: request.value("signal"), timeout: request.number("t"), simulation)
        guard container.state.isRunning else { throw EngineError(.notModified, "") }
        return .later(.noContent, StopProgram(operation, name, startsAgain: false))
    }

    @Sendable private static func restart(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let name = request.parameter("id")
        let operation = try StopOperation(
            name, signal: request.value("signal"), timeout: request.number("t"), simulation)
        return .later(.noContent, StopProgram(operation, name, startsAgain: true))
    }

    @Sendable private static func update(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let body = BodyReader(try request.document())
        // Clients send everything: what is zero is not meant.
        func number(_ name: String) -> Int64? { body[name].number.flatMap { $0 == 0 ? nil : $0 } }
        var wanted = UpdateRequest()
        if !body["RestartPolicy"]["Name"].text.isEmpty { wanted.restartPolicy = HostConfig(body).restartPolicy }
        (wanted.memory, wanted.memorySwap) = (number("Memory"), number("MemorySwap"))
        (wanted.nanoCpus, wanted.cpuShares) = (number("NanoCpus"), number("CpuShares"))
        (wanted.cpuQuota, wanted.cpuPeriod) = (number("CpuQuota"), number("CpuPeriod"))
        if !body["CpusetCpus"].text.isEmpty { wanted.cpusetCpus = body["CpusetCpus"].text }
        wanted.pidsLimit = number("PidsLimit")
        try simulation.updateContainer(request.parameter("id"), wanted)
        return .response(.json(Doc.object("container.UpdateResponse", ["Warnings": .nilList])))
    }

    // MARK: Files

    static func tar(_ archive: TarArchive) -> APIResponse {
        APIResponse(200, headers: [("Content-Type", "application/x-tar")], body: archive.whole)
    }

    @Sendable private static func archive(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let status = try pathStatus(request, &simulation)
        var response = tar(
            try simulation.archive(request.value("path") ?? "", ofContainer: request.parameter("id")))
        response.headers.append(status)
        return .response(response)
    }

    @Sendable private static func extract(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        var archive = TarArchive()
        do throws(TarArchive.Malformed) {
            if !request.body.isEmpty { archive = try TarArchive(request.body) }
        } catch {
            throw EngineError(.invalidParameter, "unexpected EOF")
        }
        try simulation.extract(
            archive, to: request.value("path") ?? "", ofContainer: request.parameter("id"),
            asContainerUser: request.flag("copyUIDGID"))
        return .response(APIResponse(200))
    }

    /// What is at the path of the query, as a header in base 64.
    private static func pathStatus(
        _ request: APIRequest, _ simulation: inout Simulation
    ) throws(EngineError) -> (name: String, value: String) {
        guard let path = request.value("path"), !path.isEmpty else {
            throw EngineError(.invalidParameter, "bad parameter: pathcannot be empty")
        }
        let found = try simulation.statContainerPath(request.parameter("id"), path)
        let document = Doc.object(
            "container.PathStat",
            [
                "name": .string(String(path.split(separator: "/").last ?? "/")),
                "size": .int(Int64(found.inode.isDirectory ? 4096 : found.inode.size)),
                "mode": .int(goMode(found.inode)),
                "mtime": .string(CivilTime(Instant(nanoseconds: found.inode.modified)).rfc3339Nano),
                "linkTarget": .string(found.linkTarget ?? ""),
            ])
        let text = Base64.encode(Array(GoJSON.compact(document).utf8))
        return ("X-Docker-Container-Path-Stat", String(decoding: text, as: UTF8.self))
    }

    /// Go's `os.FileMode`: the permissions, and the kind in the highest bits.
    private static func goMode(_ inode: Inode) -> Int64 {
        var mode = Int64(inode.mode & 0o777)
        if inode.isDirectory { mode |= 1 << 31 }
        if inode.isSymbolicLink { mode |= 1 << 27 }
        if inode.mode & 0o4000 != 0 { mode |= 1 << 23 }
        if inode.mode & 0o2000 != 0 { mode |= 1 << 22 }
        if inode.mode & 0o1000 != 0 { mode |= 1 << 20 }
        return mode
    }
}
