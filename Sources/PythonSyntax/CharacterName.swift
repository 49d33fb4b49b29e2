/// Names of characters in Unicode: `\N{BULLET}`.
package enum CharacterName {
    /// The character of a name, in whatever letters it is written.
    package static func character(_ name: String) -> Unicode.Scalar? {
        let name = name.uppercased()
        return (0x20...0x1FFFF as ClosedRange<UInt32>).lazy.compactMap(Unicode.Scalar.init)
            .first { $0.properties.name == name || $0.properties.nameAlias == name }
    }
}
