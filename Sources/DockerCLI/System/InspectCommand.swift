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
                throw CommandFailure("\"\(type)\" is not a valid value for --type")
            }
            kinds = [kind]
        }
        var found: [TemplateValue] = []
        var errors = ""
        for name in command.operands {
            do throws(EngineError) {
                found.append(try find(name, kinds, simulation))
            } catch {
                errors +=
                    kinds.count == 1 ? CommandFailure.daemonText(error) + "\n" : "Error: No such object: \(name)\n"
            }
        }
        let format = command.string("format") ?? ""
        if format.isEmpty || format == "json" {
            simulation.print(json(found, isCompact: format == "json"), as: me)
        } else {
            try render(found, format, &simulation, me)
        }
        simulation.print(errors, to: 2, as: me)
        return errors.isEmpty ? 0 : 1
    }

    private static func json(_ values: [TemplateValue], isCompact: Bool) -> String {
        if isCompact { return GoJSON.compact(.list(values)) + "\n" }
        if values.isEmpty { return "[]\n" }
        return GoJSON.indented(.list(values)) + "\n"
    }

    private static func render(
        _ values: [TemplateValue], _ format: String, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) {
        let template: GoTemplate
        do {
            template = try GoTemplate(format)
        } catch {
            throw CommandFailure("template parsing error: \(error.description)", status: 64)
        }
        for value in values {
            do {
                simulation.print(try template.execute(value) + "\n", as: me)
            } catch {
                do {
                    let text = try template.execute(value.decodedFromJSON, missingKey: .error)
                    simulation.print(text + "\n", as: me)
                } catch let second {
                    throw CommandFailure("template parsing error: \(second.description)")
                }
            }
        }
    }

    private static func find(
        _ name: String, _ kinds: [Kind], _ simulation: Simulation
    ) throws(EngineError) -> TemplateValue {
        var last = EngineError(.notFound, "No such object: \(name)")
        for kind in kinds {
            do throws(EngineError) {
                switch kind {
                case .container: return ContainerDocument.value(try simulation.findContainer(name), simulation)
                case .image: return ImageDocument.value(try simulation.findImage(name), simulation)
                case .network: return NetworkDocument.value(try simulation.findNetwork(name), simulation)
                case .volume:
                    guard let volume = simulation.world.docker.volumes[name] else {
                        throw EngineError(.notFound, "get \(name): no such volume")
                    }
                    return VolumeDocument.value(volume)
                }
            } catch {
                last = error
            }
        }
        throw last
    }
}
