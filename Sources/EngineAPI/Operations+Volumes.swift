import CommandSyntax
import DockerCLI
import Engine
import HashTreeCollections
import JSON
import WorldModel

/// Volumes.
extension EngineSession {
    static let volumeOperations: [APIOperation] = [
        APIOperation(name: "VolumeList", method: "GET", pattern: "/volumes") {
            request, _, simulation throws(EngineError) in
            let filters = try request.filters()
            let rows = try refusing { () throws(CommandFailure) in try VolumeList.rows(filters, simulation) }
            return .response(
                .json(
                    Doc.object(
                        "volume.ListResponse",
                        ["Volumes": .list(rows.map { VolumeDocument.value($0) }), "Warnings": .nilList])))
        },
        APIOperation(name: "VolumeCreate", method: "POST", pattern: "/volumes/create") {
            request, _, simulation throws(EngineError) in
            let body = BodyReader(try request.document())
            let volume = try simulation.createVolume(
                name: body["Name"].text, driver: body["Driver"].text, labels: body["Labels"].map,
                options: body["DriverOpts"].map)
            return .response(.json(VolumeDocument.value(volume), status: 201))
        },
        APIOperation(name: "VolumePrune", method: "POST", pattern: "/volumes/prune") {
            request, _, simulation throws(EngineError) in
            let all = try request.filters()["all"].contains { ["true", "1"].contains($0) }
            let report = simulation.pruneVolumes(
                all: all, try pruneFilter(request, ["all", "label", "label!"], simulation))
            return .response(
                .json(
                    Doc.object(
                        "volume.PruneReport",
                        [
                            "VolumesDeleted": Doc.listOrNull(report.removed),
                            "SpaceReclaimed": .int(Int64(report.bytes)),
                        ])))
        },
        APIOperation(name: "VolumeInspect", method: "GET", pattern: "/volumes/{name}") {
            request, _, simulation throws(EngineError) in
            let name = request.parameter("name")
            guard let volume = simulation.world.docker.volumes[name] else {
                throw EngineError(.notFound, "get \(name): no such volume")
            }
            return .response(.json(VolumeDocument.value(volume)))
        },
        APIOperation(name: "VolumeDelete", method: "DELETE", pattern: "/volumes/{name}") {
            request, _, simulation throws(EngineError) in
            do throws(EngineError) {
                try simulation.removeVolume(request.parameter("name"))
            } catch {
                guard error.kind == .notFound, request.flag("force") else { throw error }
            }
            return .response(.noContent)
        },
    ]
}
