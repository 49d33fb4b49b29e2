import Engine
import FileTrees
import JSON
import WorldModel

/// What `--metadata-file` says of a build (buildx, with the provenance of BuildKit).
enum BuildMetadata {
    static func text(_ operation: BuildOperation, image: ImageID?, _ simulation: Simulation, reference: String)
        -> String
    {
        let request = operation.request
        var parameters = JSONObject([("frontend", .string("dockerfile.v0"))])
        var arguments = request.buildArguments.map { ("build-arg:\($0.name)", JSONValue.string($0.value ?? "")) }
        arguments += request.labels.map { ("label:\($0.name)", JSONValue.string($0.value)) }
        if !request.target.isEmpty { arguments.append(("target", .string(request.target))) }
        if !arguments.isEmpty { parameters["args"] = .object(JSONObject(arguments.sorted { $0.0 < $1.0 })) }
        parameters["locals"] = .array(
            ["context", "dockerfile"].map { .object(JSONObject([("name", .string($0))])) })
        let invocation = JSONObject([
            ("configSource", .object(JSONObject([("entryPoint", .string(request.dockerfileName))]))),
            ("parameters", .object(parameters)),
            ("environment", .object(JSONObject([("platform", .string("linux/amd64"))]))),
        ])
        let provenance = JSONObject([
            ("builder", .object(JSONObject([("id", .string(""))]))),
            ("buildType", .string("https://mobyproject.org/buildkit@v1")),
            ("materials", .array(operation.materials(simulation).map(material))), ("invocation", .object(invocation)),
        ])
        var document = JSONObject([
            ("buildx.build.provenance", .object(provenance)),
            ("buildx.build.ref", .string("default/default/\(reference)")),
        ])
        if let image {
            document["containerimage.config.digest"] = .string(image.description)
            document["containerimage.digest"] = .string(image.description)
            let names = operation.imageNames.map(\.canonical).joined(separator: ",")
            if !names.isEmpty { document["image.name"] = .string(names) }
        }
        return JSONWriter(indentation: "  ").text(.object(document))
    }

    private static func material(_ reference: ImageReference, _ digest: Digest) -> JSONValue {
        let tag = reference.tag.map { "@" + $0 } ?? ""
        return .object(
            JSONObject([
                ("uri", .string("pkg:docker/\(reference.familiarName)\(tag)?platform=linux%2Famd64")),
                ("digest", .object(JSONObject([("sha256", .string(digest.hex))]))),
            ]))
    }
}
