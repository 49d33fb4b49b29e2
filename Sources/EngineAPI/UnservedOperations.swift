import CommandSyntax
import DockerCLI
import Engine

/// What the API has and this engine has not, each with what it answers.
extension EngineSession {
    static let unservedOperations: [APIOperation] =
        [
            ("ContainerAttachWebsocket", "GET", "/containers/{id}/attach/ws"),
            ("VolumeUpdate", "PUT", "/volumes/{name}"),
        ].map { name, method, pattern in
            APIOperation(name: name, method: method, pattern: pattern) { _, _, _ throws(EngineError) in
                throw EngineError(.notImplemented, "Drydock: \(name) is not simulated")
            }
        }

    /// The first words of paths that only a swarm's manager answers.
    private static let swarmPaths: Set<String> = ["swarm", "nodes", "services", "tasks", "secrets", "configs"]

    /// What an engine that is in no swarm says of a swarm's objects; `nil` for other paths.
    static func swarmRefusal(_ path: String) -> APIAnswer? {
        guard let first = path.split(separator: "/").first, swarmPaths.contains(String(first)) else { return nil }
        return .response(
            .failure(
                EngineError(
                    .unavailable,
                    "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to connect this node to swarm and try again."
                )))
    }

    /// The names of all operations of the API's definition, version 1.51, by group.
    package static let definition: [(group: String, names: [String])] = [
        (
            "Containers",
            words(
                """
                ContainerList ContainerCreate ContainerInspect ContainerTop ContainerLogs ContainerChanges
                ContainerExport ContainerStats ContainerResize ContainerStart ContainerStop ContainerRestart
                ContainerKill ContainerUpdate ContainerRename ContainerPause ContainerUnpause ContainerAttach
                ContainerAttachWebsocket ContainerWait ContainerDelete ContainerArchiveInfo ContainerArchive
                PutContainerArchive ContainerPrune
                """)
        ),
        (
            "Images",
            words(
                """
                ImageList ImageBuild BuildPrune ImageCreate ImageInspect ImageHistory ImagePush ImageTag ImageDelete
                ImageSearch ImagePrune ImageCommit ImageGet ImageGetAll ImageLoad
                """)
        ),
        (
            "Networks",
            words(
                "NetworkList NetworkInspect NetworkDelete NetworkCreate NetworkConnect NetworkDisconnect NetworkPrune")
        ),
        ("Volumes", words("VolumeList VolumeCreate VolumeInspect VolumeUpdate VolumeDelete VolumePrune")),
        ("Exec", words("ContainerExec ExecStart ExecResize ExecInspect")),
        (
            "System",
            words("SystemAuth SystemInfo SystemVersion SystemPing SystemPingHead SystemEvents SystemDataUsage")
        ),
        ("Distribution and sessions", words("DistributionInspect Session")),
        (
            "Plugins",
            words(
                """
                PluginList GetPluginPrivileges PluginPull PluginInspect PluginDelete PluginEnable PluginDisable
                PluginUpgrade PluginCreate PluginPush PluginSet
                """)
        ),
        (
            "Swarm",
            words(
                """
                SwarmInspect SwarmInit SwarmJoin SwarmLeave SwarmUpdate SwarmUnlockkey SwarmUnlock NodeList NodeInspect
                NodeDelete NodeUpdate ServiceList ServiceCreate ServiceInspect ServiceDelete ServiceUpdate ServiceLogs
                TaskList TaskInspect TaskLogs SecretList SecretCreate SecretInspect SecretDelete SecretUpdate ConfigList
                ConfigCreate ConfigInspect ConfigDelete ConfigUpdate
                """)
        ),
    ]

    private static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    /// The operations that are served, by name.
    package static var servedNames: Set<String> {
        Set(operations.map(\.name)).subtracting(unservedOperations.map(\.name) + ["Session"])
    }
}
