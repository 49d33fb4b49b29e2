import Kernel
import WorldModel

/// The users and groups of a machine, from `/etc/passwd` and `/etc/group`.
struct Accounts {
    struct User: Equatable {
        var name: String
        var id: UInt32
        var group: UInt32
        var line: String
    }

    struct Group: Equatable {
        var name: String
        var id: UInt32
        var members: [String]
        var line: String
    }

    let users: [User]
    let groups: [Group]

    init(_ simulation: Simulation, _ me: ProcessID) {
        users = Self.lines("/etc/passwd", simulation, me).compactMap { line in
            let fields = line.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard fields.count >= 4, let id = UInt32(fields[2]), let group = UInt32(fields[3]) else { return nil }
            return User(name: fields[0], id: id, group: group, line: line)
        }
        groups = Self.lines("/etc/group", simulation, me).compactMap { line in
            let fields = line.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard fields.count >= 3, let id = UInt32(fields[2]) else { return nil }
            let members = fields.count > 3 ? fields[3].split(separator: ",").map(String.init) : []
            return Group(name: fields[0], id: id, members: members, line: line)
        }
    }

    private static func lines(_ path: String, _ simulation: Simulation, _ me: ProcessID) -> [String] {
        let view = FileView(machine: simulation.world.processes[me]?.machine ?? .host)
        let bytes = (try? simulation.contents(of: path, in: view)) ?? []
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    func user(_ id: UInt32) -> User? { users.first { $0.id == id } }
    func user(named name: String) -> User? { users.first { $0.name == name } }
    func group(_ id: UInt32) -> Group? { groups.first { $0.id == id } }
    func group(named name: String) -> Group? { groups.first { $0.name == name } }
    func userName(_ id: UInt32) -> String { user(id)?.name ?? String(id) }
    func groupName(_ id: UInt32) -> String { group(id)?.name ?? String(id) }

    /// A user's number from a name or digits.
    func userID(_ text: String) -> UInt32? { user(named: text)?.id ?? UInt32(text) }
    func groupID(_ text: String) -> UInt32? { group(named: text)?.id ?? UInt32(text) }

    /// `USER`, `USER:GROUP`, `USER:`, `:GROUP` of `chown`.
    func owners(_ text: String) -> (user: UInt32?, group: UInt32?)? {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var result: (user: UInt32?, group: UInt32?) = (nil, nil)
        if !parts[0].isEmpty {
            guard let id = userID(parts[0]) else { return nil }
            result.user = id
        }
        guard parts.count > 1 else { return result }
        if parts[1].isEmpty {
            result.group = result.user.flatMap { user($0)?.group }
        } else {
            guard let id = groupID(parts[1]) else { return nil }
            result.group = id
        }
        return result
    }
}
