/// All utilities by name: one table, put together from the files of this folder.
enum UtilityTable {
    static let all: [String: Utility] = [
        files, listing, filters, lineFilters, system, text, network, archives,
    ].reduce(into: [:]) { all, part in all.merge(part) { first, _ in first } }

    static let names: [String] = all.keys.sorted()
}
