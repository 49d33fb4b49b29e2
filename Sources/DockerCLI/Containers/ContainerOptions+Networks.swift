import CommandSyntax
import Engine
import WorldModel

/// The networks that a container joins.
extension ContainerOptions {
    func networks() throws(EngineError) -> [NetworkAttachment] {
        var notations = command.list("network").map { NetworkNotation($0) }
        if notations.contains(where: { $0.name.isEmpty }) { throw refuse("no name set for network") }
        if notations.count > 1 {
            if notations.contains(where: { !$0.isUserDefined }) {
                throw refuse("conflicting options: cannot attach both user-defined and non-user-defined network-modes")
            }
            for (index, notation) in notations.enumerated()
            where notations[..<index].contains(where: { $0.name == notation.name }) {
                throw refuse("network \"\(notation.name)\" is specified multiple times")
            }
        }
        let aliases = command.list("network-alias")
        let address = command.isSet("ip") ? command.string("ip") : nil
        let address6 = command.isSet("ip6") ? command.string("ip6") : nil
        let locals = command.list("link-local-ip")
        let hardware = command.isSet("mac-address") ? command.string("mac-address") : nil
        if !aliases.isEmpty || address != nil || address6 != nil || hardware != nil || !locals.isEmpty {
            if notations.isEmpty { notations = [NetworkNotation("bridge")] }
            if !aliases.isEmpty, !notations[0].aliases.isEmpty {
                throw refuse("conflicting options: cannot specify both --network-alias and per-network alias")
            }
            if address != nil, notations[0].address != nil {
                throw refuse("conflicting options: cannot specify both --ip and per-network IPv4 address")
            }
            if address6 != nil, notations[0].address6 != nil {
                throw refuse("conflicting options: cannot specify both --ip6 and per-network IPv6 address")
            }
            if !locals.isEmpty, !notations[0].linkLocalAddresses.isEmpty {
                throw refuse(
                    "conflicting options: cannot specify both --link-local-ip and per-network link-local IP addresses")
            }
            notations[0].aliases += aliases
            notations[0].address6 = address6 ?? notations[0].address6
            notations[0].linkLocalAddresses += locals
            notations[0].address = address ?? notations[0].address
            notations[0].hardwareAddress = hardware ?? notations[0].hardwareAddress
        }
        for notation in notations where !notation.isUserDefined && !notation.aliases.isEmpty {
            throw refuse("network-scoped aliases are only supported for user-defined networks")
        }
        for text in notations.compactMap(\.hardwareAddress) where !Self.isHardwareAddress(text) {
            throw refuse("\(text) is not a valid mac address")
        }
        return notations.map { notation in
            var attachment = NetworkAttachment(name: notation.name)
            attachment.gatewayPriority = notation.gatewayPriority
            attachment.aliases = notation.aliases
            attachment.address = notation.address
            attachment.address6 = notation.address6
            attachment.linkLocalAddresses = notation.linkLocalAddresses
            attachment.driverOptions = notation.driverOptions
            attachment.hardwareAddress = notation.hardwareAddress?.lowercased()
            return attachment
        }
    }

    private static func isHardwareAddress(_ text: String) -> Bool {
        let parts = text.split(whereSeparator: { $0 == ":" || $0 == "-" })
        return parts.count == 6 && parts.allSatisfy { $0.utf8.count == 2 && UInt8($0, radix: 16) != nil }
    }
}
