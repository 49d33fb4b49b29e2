/// Somebody on the roster of a class.
package struct Student: Sendable, Equatable {
    /// The number or name that the school knows them by.
    package var id: String
    package var lastName: String
    package var firstName: String
    package var email: String

    package init(id: String, lastName: String, firstName: String, email: String) {
        self.id = id
        self.lastName = lastName
        self.firstName = firstName
        self.email = email
    }

    /// Whether somebody who gives this name, and perhaps an id, is meant.
    package func isCalled(_ name: String, id: String?) -> Bool {
        if let id { return id.lowercased() == self.id.lowercased() || id.lowercased() == email.lowercased() }
        let given = name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return given == "\(firstName) \(lastName)".lowercased() || given == "\(lastName) \(firstName)".lowercased()
    }
}
