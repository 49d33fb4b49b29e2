/// Troubles of the world outside that a learner can switch on, to practise with them.
package struct Faults: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        /// Docker Hub cannot be reached.
        case registryDown = "registry down"
        /// Docker Hub refuses downloads: too many were made.
        case rateLimit = "rate limit"
        /// Nothing more can be written to disk.
        case diskFull = "disk full"
        /// Downloads take twenty times as long.
        case slowNetwork = "slow network"
    }

    package private(set) var present: Set<Kind> = []

    package init() {}

    package func contains(_ kind: Kind) -> Bool { present.contains(kind) }

    package mutating func set(_ kind: Kind, _ isPresent: Bool) {
        if isPresent { present.insert(kind) } else { present.remove(kind) }
    }
}
