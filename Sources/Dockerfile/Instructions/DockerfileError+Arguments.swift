// The messages that several instructions share (buildkit `instructions/parse.go`).
extension DockerfileError {
    static func atLeastOneArgument(_ keyword: String) -> DockerfileError {
        DockerfileError("\(keyword) requires at least one argument")
    }

    static func exactlyOneArgument(_ keyword: String) -> DockerfileError {
        DockerfileError("\(keyword) requires exactly one argument")
    }

    static func noDestination(_ keyword: String) -> DockerfileError {
        DockerfileError(
            "\(keyword) requires at least two arguments, but only one was provided. "
                + "Destination could not be determined")
    }

    static func blankName(_ keyword: String) -> DockerfileError {
        DockerfileError("\(keyword) names can not be blank")
    }
}
