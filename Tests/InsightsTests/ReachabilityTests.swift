import Engine
import Insights
import Kernel
import Simulator
import Testing
import WorldModel

/// Who reaches whom, in random networks, against a model of a few sets: the rules of transcript netvol-a17.
@Suite struct ReachabilityTests {
    /// Networks, machines and listeners as the model knows them: nothing but names.
    private struct Town {
        var internals: Set<String> = []
        var houses: [House] = []

        struct House {
            var name: String
            /// Names of networks; `host` and `none` alone.
            var networks: Set<String>
            var isUp = true
            /// Whether it hears at all its addresses, or only at 127.0.0.1.
            var hearsAll = true
            /// A port of this machine that leads to port 80, and whether all of its addresses have it.
            var published: (port: Int, isEverywhere: Bool)?
        }

        func isReal(_ network: String) -> Bool { !["host", "none"].contains(network) }

        /// Names are known where two machines share a network that was made by hand.
        func knows(_ from: House, _ to: House) -> Bool {
            to.isUp && !from.networks.intersection(to.networks).subtracting(["bridge", "host", "none"]).isEmpty
        }

        /// Whether a machine, or this one (`nil`), gets an answer from another's port 80 at its address in a network.
        func answers(_ from: House?, _ to: House, in network: String) -> Bool {
            guard to.isUp, to.hearsAll, to.networks.contains(network) else { return false }
            guard let from, from.networks != ["host"] else { return true }
            return from.networks.contains(network)
        }

        /// Whether a published port leads anywhere: its machine is on a network with a way out.
        func isPublished(_ to: House) -> Bool {
            to.isUp && to.published != nil && to.networks.contains { isReal($0) && !internals.contains($0) }
        }

        /// Whether a machine gets an answer from a published port at the gateway of a network.
        func answers(_ from: House?, published to: House, atGatewayOf network: String) -> Bool {
            guard isPublished(to), to.published?.isEverywhere == true, to.hearsAll else { return false }
            guard let from, from.networks != ["host"] else { return true }
            if from.networks.contains(network) { return !internals.contains(network) }
            return from.networks.contains { isReal($0) && !internals.contains($0) }
        }

        /// Whether this machine, or one with its network, gets an answer at localhost.
        func answersAtLocalhost(_ to: House) -> Bool { isPublished(to) && to.hearsAll }
    }

    /// A hundred towns for each seed.
    @Test("a thousand random towns", arguments: 0..<10)
    func towns(round: Int) throws {
        var base = Sandbox(seed: 1)
        base.execute("docker pull -q alpine")
        for number in 0..<100 {
            var random = RandomSource(seed: UInt64(round * 100 + number + 1))
            var sandbox = base
            let town = Self.build(&sandbox, &random)
            try Self.compare(town, sandbox.simulation, "town \(round * 100 + number)")
        }
    }

    private static func build(_ sandbox: inout Sandbox, _ random: inout RandomSource) -> Town {
        func chance(_ percent: UInt64) -> Bool { random.next() % 100 < percent }
        var town = Town()
        var script = ""
        let names = ["n1", "n2", "n3"].prefix(2 + Int(random.next() % 2))
        for name in names {
            let isInternal = chance(25)
            if isInternal { town.internals.insert(name) }
            script += "docker network create \(isInternal ? "--internal " : "")\(name)\n"
        }
        let places = names + ["bridge"]
        for number in 1...(3 + Int(random.next() % 2)) {
            let kind = random.next() % 10
            let first = kind == 0 ? "host" : kind == 1 ? "none" : places[Int(random.next() % UInt64(places.count))]
            var house = Town.House(name: "c\(number)", networks: [first])
            var flags = ""
            if town.isReal(first), chance(50) {
                let isEverywhere = chance(60)
                house.published = (8000 + number, isEverywhere)
                flags = " -p \(isEverywhere ? "" : "127.0.0.1:")\(8000 + number):80"
            }
            // One host network has one port 80.
            let hostIsTaken = first == "host" && town.houses.contains { $0.networks == ["host"] && $0.isUp }
            house.hearsAll = !hostIsTaken && chance(75)
            let place = house.hearsAll ? "0.0.0.0" : "127.0.0.1"
            let program = hostIsTaken ? "sleep 9999" : "nc -l -s \(place) -p 80"
            script += "docker run -d --name \(house.name) --network \(first)\(flags) alpine \(program)\n"
            town.houses.append(house)
        }
        for index in town.houses.indices {
            for network in names where town.isReal(town.houses[index].networks.first ?? "") && chance(25) {
                if town.houses[index].networks.insert(network).inserted {
                    script += "docker network connect \(network) \(town.houses[index].name)\n"
                } else {
                    town.houses[index].networks.remove(network)
                    script += "docker network disconnect \(network) \(town.houses[index].name)\n"
                }
            }
            if chance(10) {
                town.houses[index].isUp = false
                script += "docker stop -t 0 \(town.houses[index].name)\n"
            }
        }
        sandbox.execute("{\n\(script)} > /dev/null 2>&1")
        return town
    }

    /// Asks the simulation everything that the model knows.
    private static func compare(_ town: Town, _ simulation: Simulation, _ title: String) throws {
        let docker = simulation.world.docker
        var askers: [(house: Town.House?, process: ProcessID)] = []
        for house in town.houses where house.isUp {
            askers.append((house, try #require(try simulation.findContainer(house.name).state.process)))
        }
        let mine = simulation.world.processes.table.filter { $0.value.machine == .host }.map(\.key).min()
        askers.append((nil, try #require(mine)))

        func answers(_ address: IPv4Address, _ port: Int, _ process: ProcessID) -> Bool {
            var copy = simulation
            return (try? copy.connect(to: address, port: port, as: process)) != nil
        }
        func agree(_ expected: Bool, _ found: Bool, _ what: @autoclosure () -> String) {
            if expected != found { Issue.record("\(title): \(what()): \(found), not \(expected)\n\(town)") }
        }
        for (from, process) in askers {
            let asker = from?.name ?? "this machine"
            for to in town.houses where to.name != from?.name {
                let container = try simulation.findContainer(to.name)
                agree(
                    from.map { town.knows($0, to) } ?? false, !simulation.lookUp(to.name, as: process).isEmpty,
                    "\(asker) knows \(to.name)")
                for endpoint in container.endpoints {
                    guard let address = endpoint.address else { continue }
                    let expected = town.answers(from, to, in: endpoint.networkName)
                    agree(expected, answers(address, 80, process), "\(asker) to \(to.name) in \(endpoint.networkName)")
                    let told = WayReport(simulation, from: from?.name ?? "you", to: "\(address):80")
                    agree(
                        expected, told.reaches, "what can tells of \(asker) to \(to.name): \(told.lines.map(\.english))"
                    )
                }
            }
            for to in town.houses {
                guard let port = to.published?.port else { continue }
                for network in docker.networks.values {
                    guard let gateway = network.subnets.first?.effectiveGateway else { continue }
                    let expected = town.answers(from, published: to, atGatewayOf: network.name)
                    agree(
                        expected, answers(gateway, port, process),
                        "\(asker) to \(port) at the gateway of \(network.name)")
                    let told = WayReport(simulation, from: from?.name ?? "you", to: "\(gateway):\(port)")
                    agree(
                        expected, told.reaches,
                        "what can tells of \(asker) to \(gateway):\(port): \(told.lines.map(\.english))")
                }
                if from == nil || from?.networks == ["host"] {
                    agree(town.answersAtLocalhost(to), answers(.loopback, port, process), "localhost:\(port)")
                }
            }
        }
    }
}
