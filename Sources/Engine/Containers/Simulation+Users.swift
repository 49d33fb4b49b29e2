import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// Users and groups of a machine, from its `/etc/passwd` and `/etc/group`.
extension Simulation {
    /// A line of `/etc/passwd`.
    package struct Account: Sendable {
        package var name: String
        package var user: UInt32
        package var group: UInt32
        package var home: String
    }

    package func accounts(in machine: MachineID) -> [Account] {
        let view = FileView(machine: machine)
        guard let bytes = try? contents(of: "/etc/passwd", in: view) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
            let fields = line.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard fields.count > 5, let user = UInt32(fields[2]), let group = UInt32(fields[3]) else { return nil }
            return Account(name: fields[0], user: user, group: group, home: fields[5])
        }
    }

    package func account(_ user: UInt32, in machine: MachineID) -> Account? {
        accounts(in: machine).first { $0.user == user }
    }

    private func groups(in machine: MachineID) -> [(name: String, number: UInt32, members: [String])] {
        guard let bytes = try? contents(of: "/etc/group", in: FileView(machine: machine)) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
            let fields = line.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard fields.count > 3, let number = UInt32(fields[2]) else { return nil }
            return (fields[0], number, fields[3].split(separator: ",").map(String.init))
        }
    }

    /// The credentials for `USER[:GROUP]`, names or numbers.
    package func credentials(
        _ text: String, in machine: MachineID, groups added: [String] = []
    ) throws(EngineError) -> Credentials {
        var credentials = Credentials.root
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let userText = parts.first ?? ""
        let known = accounts(in: machine)
        let number = userText.isEmpty ? 0 : UInt32(userText)
        let account = known.first { account in number.map { $0 == account.user } ?? (account.name == userText) }
        if let account {
            credentials = Credentials(user: account.user, group: account.group)
        } else if let number {
            credentials = Credentials(user: number, group: 0)
        } else if !userText.isEmpty {
            throw EngineError(
                .invalidParameter, "unable to find user \(userText): no matching entries in passwd file")
        }
        let allGroups = groups(in: machine)
        if parts.count > 1, !parts[1].isEmpty {
            guard let group = UInt32(parts[1]) ?? allGroups.first(where: { $0.name == parts[1] })?.number else {
                throw EngineError(
                    .invalidParameter, "unable to find group \(parts[1]): no matching entries in group file")
            }
            credentials.group = group
        } else if let account {
            credentials.supplementary = allGroups.filter { $0.members.contains(account.name) }.map(\.number)
        }
        for name in added {
            guard let group = UInt32(name) ?? allGroups.first(where: { $0.name == name })?.number else {
                throw EngineError(.invalidParameter, "unable to find group \(name): no matching entries in group file")
            }
            credentials.supplementary.append(group)
        }
        if let id = world.machines[machine]?.container, let container = world.docker.containers[id] {
            credentials.capabilities = container.hostConfig.capabilities
        }
        return credentials
    }
}
