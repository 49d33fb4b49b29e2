import WorldModel

/// Which objects a prune takes (`until` and `label` filters).
package struct PruneFilter: Sendable {
    /// Only what is older than this.
    package var until: Instant?
    /// Whether labels are admitted.
    package var admitsLabels: @Sendable ([String: String]) -> Bool

    package init(
        until: Instant? = nil, admitsLabels: @escaping @Sendable ([String: String]) -> Bool = { _ in true }
    ) {
        self.until = until
        self.admitsLabels = admitsLabels
    }

    func admits(_ labels: [String: String], created: Instant) -> Bool {
        admitsLabels(labels) && until.map { created <= $0 } ?? true
    }
}

/// What a prune removed.
package struct PruneReport: Sendable, Equatable {
    /// Ids or names, in the order of removal.
    package var removed: [String] = []
    package var bytes = 0

    package init() {}
}
