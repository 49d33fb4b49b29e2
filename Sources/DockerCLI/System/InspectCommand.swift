import CommandSyntax
import Engine
import HashTreeCollections
import Kernel
import WorldModel

/// `docker inspect` and the inspect commands of each kind.
enum InspectCommand {
    /// The kinds of objects, in the order in which a name is looked up.
    enum Kind: String, CaseIterable {
        case container, image, network, volume
    }

    static func inspect(
        _ command: ParsedCommand, kinds: [Kind], _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        var kinds = kinds
        if let type = command.string("type"), !type.isEmpty, command.spec.flag("type") != nil {
            guard let kind = Kind(rawValue: type) else {
                throw CommandFailure(
                    "unknown type: \(GoQuote.quote(type)): must be one of \"config\", \"container\", \"image\", \"network\", \"node\", \"plugin\", \"secret\", \"service\", \"task\", \"volume\""
                )
            }
            kinds = [kind]
        }
        var found: [InspectedObject] = []
        var errors = ""
        let showsSize = command.spec.flag("size") != nil && command.bool("size")
        for name in command.operands {
            do throws(EngineError) {
                let (object, kind) = try find(name, kinds, simulation, showsSize: showsSize)
                found.append(object)
                if showsSize, kind != .container {
                    simulation.print("WARNING: --size ignored for \(kind.rawValue)\n", to: 2, as: me)
                }
            } catch {
                errors +=
                    kinds.count == 1 || !(error.kind == .notFound || error.message.contains("invalid reference format"))
                    ? CommandFailure.daemonText(error) + "\n" : "Error: No such object: \(name)\n"
            }
        }
        return try show(found, errors: errors, command, &simulation, me)
    }

    /// Prints what was found in the form that is asked for, then what was not.
    static func show(
        _ found: [InspectedObject], errors: String, _ command: ParsedCommand, _ simulation: inout Simulation,
        _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        var errors = errors
        let format = command.string("format") ?? ""
        if format.isEmpty || format == "json" {
            simulation.print(json(found, isCompact: format == "json"), as: me)
        } else {
            errors += try render(found, format, &simulation, me)
        }
        simulation.print(errors, to: 2, as: me)
        return errors.isEmpty ? 0 : 1
    }

    private static func json(_ objects: [InspectedObject], isCompact: Bool) -> String {
        let values = objects.map(\.raw)
        if isCompact { return GoJSON.compact(.list(values)) + "\n" }
        if values.isEmpty { return "[]\n" }
        return GoJSON.indented(.list(values)) + "\n"
    }

    /// Prints what a template makes of each value, and gives the messages of those that failed. Without any output there is
    /// an empty line.
    private static func render(
        _ objects: [InspectedObject], _ format: String, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> String {
        let template: GoTemplate
        do {
            template = try GoTemplate(format)
        } catch {
            throw CommandFailure("template parsing error: \(error.description)", status: 64)
        }
        var output = ""
        var errors = ""
        for object in objects {
            do {
                output += try template.execute(object.typed) + "\n"
            } catch let first {
                guard object.keepsRaw else {
                    errors += "template parsing error: \(first.description)\n"
                    continue
                }
                do {
                    output += try template.execute(object.raw.decodedFromJSON, missingKey: .error) + "\n"
                } catch let second {
                    errors += "template parsing error: \(second.description)\n"
                }
            }
        }
        simulation.print(output.isEmpty ? "\n" : output, as: me)
        return errors
    }

    private static func find(
        _ name: String, _ kinds: [Kind], _ simulation: Simulation, showsSize: Bool
    ) throws(EngineError) -> (InspectedObject, Kind) {
        var last = EngineError(.notFound, "No such object: \(name)")
        for kind in kinds {
            do throws(EngineError) {
                switch kind {
                case .container:
                    let container = try simulation.findContainer(name)
                    return (InspectedObject(ContainerDocument.value(container, simulation, showsSize: showsSize)), kind)
                case .image:
                    guard !name.isEmpty else {
                        var error = EngineError(.notFound, "Error: No such image: ")
                        error.isOfClient = true
                        throw error
                    }
                    let image = try simulation.findImage(name)
                    let value = ImageDocument.value(image, simulation)
                    return (InspectedObject(value, raw: ImageDocument.raw(image, simulation)), kind)
                case .network:
                    return (InspectedObject(NetworkDocument.value(try simulation.findNetwork(name), simulation)), kind)
                case .volume:
                    guard !name.isEmpty else { throw EngineError.emptyName(of: "volume") }
                    guard let volume = simulation.world.docker.volumes[name] else {
                        throw EngineError(.notFound, "get \(name): no such volume")
                    }
                    // `docker volume inspect` keeps nothing of what the daemon sent.
                    return (InspectedObject(VolumeDocument.value(volume), keepsRaw: kinds.count > 1), kind)
                }
            } catch {
                // Only what is missing may be something of another kind (docker/cli, `isErrSkippable`).
                let isSkippable = error.kind == .notFound || error.message.contains("invalid reference format")
                guard isSkippable else { throw error }
                last = error
            }
        }
        throw last
    }
}

/// What an inspect command found: as the client's types hold it, and as the daemon sent it.
struct InspectedObject {
    var typed: TemplateValue
    var raw: TemplateValue
    /// Whether a template that fails on the types is tried on what the daemon sent.
    var keepsRaw: Bool

    init(_ typed: TemplateValue, raw: TemplateValue? = nil, keepsRaw: Bool = true) {
        self.typed = typed
        self.raw = raw ?? typed
        self.keepsRaw = keepsRaw
    }
}
