import WorldModel

/// How often images can be downloaded from Docker Hub (docs.docker.com, "Docker Hub usage and limits").
///
/// A pull of what is here already downloads nothing and is free.
enum HubRateLimit {
    static let window: Int64 = 6 * 3_600 * 1_000_000_000
    static let anonymousLimit = 100
    static let userLimit = 200

    /// The registry's answer when the limit is reached.
    static func message(_ user: String?) -> String {
        user == nil
            ? "toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit"
            : "toomanyrequests: You have reached your pull rate limit. You may increase the limit by upgrading. https://www.docker.com/increase-rate-limit"
    }
}

extension Simulation {
    /// Counts a download from the Hub, or throws when there were too many.
    mutating func countHubDownload(_ credentials: RegistryCredentials?) throws(EngineError) {
        let now = world.clock.now
        let user = credentials?.user
        world.docker.hubDownloads.removeAll { $0.time + HubRateLimit.window <= now }
        let count = world.docker.hubDownloads.count { $0.user == user }
        let limit = user == nil ? HubRateLimit.anonymousLimit : HubRateLimit.userLimit
        guard count < limit, !world.faults.contains(.rateLimit) else {
            throw EngineError(.forbidden, HubRateLimit.message(user))
        }
        world.docker.hubDownloads.append(HubDownload(user: user, time: now))
    }
}
