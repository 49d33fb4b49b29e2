import Engine
import FileTrees
import HashTreeCollections
import Kernel
import Simulator
import Testing
import WorldModel

/// After any sequence of operations the engine's records fit together.
@Suite struct EngineInvariantTests {
    /// What a random session does, with names from a small set so that operations meet.
    private static func command(_ random: inout RandomSource) -> String {
        func pick(_ words: [String]) -> String { words[Int(random.next() % UInt64(words.count))] }
        let name = pick(["a1", "b2", "c3", "d4"])
        let image = pick(["alpine", "one", "two", "nosuch"])
        let network = pick(["n1", "n2", "bridge"])
        let volume = pick(["v1", "v2"])
        return pick([
            "docker run -d --name \(name) --network \(network) -v \(volume):/data \(image) sleep 1000",
            "docker run -d --name \(name) -p \(pick(["8080", "8081", "0"])):80 alpine sleep 1000",
            "docker run --rm \(image) sh -c 'echo x > /f'", "docker create --name \(name) -v /anon \(image) true",
            "docker start \(name)", "docker stop -t 0 \(name)", "docker restart -t 0 \(name)", "docker kill \(name)",
            "docker rm \(name)", "docker rm -fv \(name)", "docker pause \(name)", "docker unpause \(name)",
            "docker rename \(name) \(pick(["a1", "e5"]))", "docker exec \(name) sh -c 'echo y > /g'",
            "docker commit \(name) \(pick(["one", "two"]))", "docker tag \(image) \(pick(["one", "two"]))",
            "docker rmi \(image)", "docker rmi -f \(image)", "docker image prune -f", "docker container prune -f",
            "docker network create \(network)", "docker network rm \(network)",
            "docker network connect \(network) \(name)", "docker network disconnect \(network) \(name)",
            "docker network prune -f", "docker volume create \(volume)", "docker volume rm \(volume)",
            "docker volume prune -af", "docker system prune -f", "docker export \(name) | docker import - two",
            "docker cp \(name):/etc/passwd .", "echo z > z; docker cp z \(name):/tmp/",
            "docker save alpine | docker load", "docker pull alpine", "docker builder prune -af",
            "printf 'FROM alpine\\nRUN echo \(pick(["1", "2"])) > /b\\n' | docker build -q -t \(pick(["one", "two"])) -",
        ])
    }

    @Test("records fit together after a thousand operations", arguments: [1, 2, 3, 4] as [UInt64])
    func holds(seed: UInt64) {
        var sandbox = Sandbox(seed: seed)
        var random = RandomSource(seed: seed)
        sandbox.execute("docker pull -q alpine")
        for step in 0..<1_000 {
            let command = Self.command(&random)
            sandbox.execute(command + " >/dev/null 2>&1")
            guard step % 20 == 19 else { continue }
            let faults = Self.faults(sandbox.simulation)
            #expect(faults == [], "seed \(seed), after step \(step): \(command)")
            if !faults.isEmpty { return }
        }
        // Whatever was given out comes back: addresses, ports, namespaces, subnets.
        sandbox.execute(
            "docker rm -fv $(docker ps -aq) > /dev/null 2>&1; docker network prune -f > /dev/null; docker network create n9"
        )
        let world = sandbox.simulation.world
        #expect(world.network.published.isEmpty)
        #expect(world.network.namespaces.keys.allSatisfy { $0 == .host || $0 == .outside })
        #expect(world.network.masquerades.isEmpty)
        #expect(world.network.sockets.isEmpty && world.network.pendingAccept.isEmpty)
        let places = sandbox.probe(
            "docker run --rm alpine hostname -i; docker run --rm --network n9 alpine hostname -i; docker run --rm --network n9 alpine hostname -i"
        )
        #expect(places.output == "172.17.0.2\n172.18.0.2\n172.18.0.2\n")
    }

    /// Every rule that does not hold.
    private static func faults(_ simulation: Simulation) -> [String] {
        let docker = simulation.world.docker
        return containerFaults(simulation) + imageFaults(simulation)
            + networkFaults(simulation)
            + docker.volumes.values.filter { simulation.world.trees[$0.tree] == nil }.map {
                "volume \($0.name) has no files"
            }
    }

    private static func containerFaults(_ simulation: Simulation) -> [String] {
        let docker = simulation.world.docker
        var faults: [String] = []
        if docker.containerNames.count != docker.containers.count {
            faults.append("names and containers differ in number")
        }
        for container in docker.containers.values {
            if docker.containerNames[container.name] != container.id {
                faults.append("\(container.name) is not its name")
            }
            if simulation.world.trees[container.tree] == nil { faults.append("\(container.name) has no files") }
            let isUp = container.state.process != nil
            if isUp != (container.machine != nil) { faults.append("\(container.name): process and machine disagree") }
            if let process = container.state.process, simulation.world.processes[process] == nil {
                faults.append("\(container.name) runs a process that is gone")
            }
            for mount in container.mounts where mount.type == "volume" && docker.volumes[mount.name] == nil {
                faults.append("\(container.name) mounts \(mount.name), which is gone")
            }
            if docker.images[container.image] == nil, isUp { faults.append("\(container.name) runs without its image") }
        }
        let machines = Set(docker.containers.values.compactMap(\.machine))
        for (id, machine) in simulation.world.machines where id != .host && !machines.contains(id) {
            faults.append("machine \(id) of \(machine.container?.short ?? "nothing") is left over")
        }
        return faults
    }

    private static func imageFaults(_ simulation: Simulation) -> [String] {
        let docker = simulation.world.docker
        var faults = docker.references.filter { docker.images[$0.value] == nil }.map { "\($0.key) names no image" }
        var needed: Set<Digest> = []
        for image in docker.images.values {
            for count in image.layers.indices {
                guard let chain = Layer.chainID(of: image.layers[...count]) else { continue }
                needed.insert(chain)
                if docker.layers[chain] == nil { faults.append("\(image.id.short) lacks a layer") }
            }
        }
        for record in docker.buildCache.values {
            for count in record.layers.indices {
                needed.formUnion(Layer.chainID(of: record.layers[...count]).map { [$0] } ?? [])
            }
        }
        for container in docker.containers.values {
            for count in container.layers.indices {
                guard let chain = Layer.chainID(of: container.layers[...count]) else { continue }
                needed.insert(chain)
                if docker.layers[chain] == nil { faults.append("\(container.name) lacks a layer") }
            }
        }
        faults += docker.layers.keys.filter { !needed.contains($0) }.map { "layer \($0.short) is left over" }
        let usage = DiskUsage(simulation)
        let sum = needed.reduce(0) { $0 + (docker.layers[$1]?.size ?? 0) }
        if usage.layersSize > sum { faults.append("sizes do not add up") }
        return faults
    }

    private static func networkFaults(_ simulation: Simulation) -> [String] {
        let docker = simulation.world.docker
        var faults: [String] = []
        let names = docker.networks.values.map(\.name)
        if Set(names).count != names.count { faults.append("two networks have one name") }
        var addresses: Set<String> = []
        for container in docker.containers.values {
            for endpoint in container.endpoints {
                guard let address = endpoint.address else { continue }
                if !addresses.insert("\(endpoint.network) \(address)").inserted {
                    faults.append("\(address) is given twice")
                }
                if docker.networks[endpoint.network] == nil {
                    faults.append("\(container.name) is in a network that is gone")
                }
            }
        }
        var ports: Set<String> = []
        for port in simulation.world.network.published {
            if !ports.insert("\(port.hostAddress):\(port.hostPort)/\(port.transport)").inserted {
                faults.append("port \(port.hostPort) is published twice")
            }
            if docker.containers[port.container]?.state.process == nil {
                faults.append("port \(port.hostPort) leads nowhere")
            }
        }
        return faults
    }
}
