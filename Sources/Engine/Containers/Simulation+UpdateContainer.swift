import HashTreeCollections
import WorldModel

/// What is to change of a container (Engine API: `POST /containers/{id}/update`). What is `nil` stays.
package struct UpdateRequest: Sendable {
    package var restartPolicy: RestartPolicy?
    package var memory: Int64?
    package var memorySwap: Int64?
    package var nanoCpus: Int64?
    package var cpuQuota: Int64?
    package var cpuPeriod: Int64?
    package var cpuShares: Int64?
    package var cpusetCpus: String?
    package var pidsLimit: Int64?

    package init() {}
}

extension Simulation {
    package mutating func updateContainer(_ text: String, _ request: UpdateRequest) throws(EngineError) {
        try checkWishes(request)
        let container = try findContainer(text)
        var host = container.hostConfig
        if let policy = request.restartPolicy { host.restartPolicy = policy }
        try applyLimits(request, to: &host, of: container)
        try checkMemory(host)
        try checkProcessor(host)
        world.docker.containers[container.id]?.hostConfig = host
        // The kernel takes the new limits at once.
        if let machine = container.machine {
            world.machines[machine]?.memoryLimit = Int(host.memory)
            if let limit = host.pidsLimit, limit > 0 { world.machines[machine]?.processLimit = Int(limit) }
        }
        emit("update", world.docker.containers[container.id] ?? container)
    }

    /// What is wrong with any container, and is said before one is looked for (`containers-a15-signals`).
    private func checkWishes(_ request: UpdateRequest) throws(EngineError) {
        if let policy = request.restartPolicy,
            !["no", "always", "on-failure", "unless-stopped"].contains(policy.name)
        {
            throw EngineError(
                .invalidParameter,
                "invalid restart policy: unknown policy '\(policy.name)'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'"
            )
        }
        if let memory = request.memory, memory != 0, memory < 6 << 20 {
            throw EngineError(.invalidParameter, "Minimum memory limit allowed is 6MB")
        }
    }

    private func applyLimits(
        _ request: UpdateRequest, to host: inout HostConfig, of container: Container
    ) throws(EngineError) {
        func conflict(_ reason: String) -> EngineError {
            EngineError(.conflict, "Cannot update container \(container.id): \(reason)")
        }
        if let memory = request.memory, memory > 0 {
            if memory > host.memorySwap, request.memorySwap == nil {
                throw conflict(
                    "Memory limit should be smaller than already set memoryswap limit, update the memoryswap at the same time"
                )
            }
            host.memory = memory
        }
        if let swap = request.memorySwap { host.memorySwap = swap }
        if let nano = request.nanoCpus { host.nanoCpus = nano }
        for (value, name) in [(request.cpuQuota, "CPU Quota"), (request.cpuPeriod, "CPU Period")] where value != nil {
            if container.hostConfig.nanoCpus > 0 {
                throw conflict("Conflicting options: \(name) cannot be updated as NanoCPUs has already been set")
            }
        }
        if let quota = request.cpuQuota { host.cpuQuota = quota }
        if let period = request.cpuPeriod { host.cpuPeriod = period }
        if let set = request.cpusetCpus { host.cpusetCpus = set }
        if let shares = request.cpuShares { host.cpuShares = shares }
        if let limit = request.pidsLimit { host.pidsLimit = max(0, limit) }
    }
}
