/// A rule of `docker build --check` (buildkit `linter/ruleset.go`).
package struct BuildRule: Hashable, Sendable {
    /// The name in warnings and in `# check=skip=`.
    package let name: String
    /// What the rule is about.
    package let description: String
    /// Whether it only runs when `# check=experimental=` asks for it.
    package let isExperimental: Bool

    private init(_ name: String, _ description: String, isExperimental: Bool = false) {
        self.name = name
        self.description = description
        self.isExperimental = isExperimental
    }

    /// The address that `--check` prints: the name in kebab case under Docker's documentation.
    package var url: String {
        var slug = ""
        let scalars = Array(name.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let isCapital = scalar.properties.isUppercase
            let followsSmall = index > 0 && !scalars[index - 1].properties.isUppercase
            let startsWord = index > 0 && index + 1 < scalars.count && !scalars[index + 1].properties.isUppercase
            if isCapital && (followsSmall || startsWord) { slug += "-" }
            slug += String(scalar).lowercased()
        }
        return "https://docs.docker.com/go/dockerfile/rule/\(slug)/"
    }
}

// The names are Docker's, so that a reader of its documentation finds them; each rule's own text says what it is.
extension BuildRule {
    /// Docker's rule `StageNameCasing`.
    package static let stageNameCasing = BuildRule("StageNameCasing", "Stage names should be lowercase")
    /// Docker's rule `FromAsCasing`.
    package static let fromAsCasing = BuildRule(
        "FromAsCasing", "The 'as' keyword should match the case of the 'from' keyword")
    /// Docker's rule `NoEmptyContinuation`.
    package static let noEmptyContinuation = BuildRule(
        "NoEmptyContinuation", "Empty continuation lines will become errors in a future release")
    /// Docker's rule `ConsistentInstructionCasing`.
    package static let consistentInstructionCasing = BuildRule(
        "ConsistentInstructionCasing",
        "All commands within the Dockerfile should use the same casing (either upper or lower)")
    /// Docker's rule `DuplicateStageName`.
    package static let duplicateStageName = BuildRule("DuplicateStageName", "Stage names should be unique")
    /// Docker's rule `ReservedStageName`.
    package static let reservedStageName = BuildRule(
        "ReservedStageName", "Reserved words should not be used as stage names")
    /// Docker's rule `JSONArgsRecommended`.
    package static let jsonArgsRecommended = BuildRule(
        "JSONArgsRecommended",
        "JSON arguments recommended for ENTRYPOINT/CMD to prevent unintended behavior related to OS signals")
    /// Docker's rule `MaintainerDeprecated`.
    package static let maintainerDeprecated = BuildRule(
        "MaintainerDeprecated",
        "The MAINTAINER instruction is deprecated, use a label instead to define an image author")
    /// Docker's rule `UndefinedArgInFrom`.
    package static let undefinedArgInFrom = BuildRule("UndefinedArgInFrom", "FROM command must use declared ARGs")
    /// Docker's rule `WorkdirRelativePath`.
    package static let workdirRelativePath = BuildRule(
        "WorkdirRelativePath",
        "Relative workdir without an absolute workdir declared within the build can have unexpected results "
            + "if the base image changes")
    /// Docker's rule `UndefinedVar`.
    package static let undefinedVar = BuildRule("UndefinedVar", "Variables should be defined before their use")
    /// Docker's rule `MultipleInstructionsDisallowed`.
    package static let multipleInstructionsDisallowed = BuildRule(
        "MultipleInstructionsDisallowed",
        "Multiple instructions of the same type should not be used in the same stage")
    /// Docker's rule `LegacyKeyValueFormat`.
    package static let legacyKeyValueFormat = BuildRule(
        "LegacyKeyValueFormat", "Legacy key/value format with whitespace separator should not be used")
    /// Docker's rule `RedundantTargetPlatform`.
    package static let redundantTargetPlatform = BuildRule(
        "RedundantTargetPlatform",
        "Setting platform to predefined $TARGETPLATFORM in FROM is redundant as this is the default behavior")
    /// Docker's rule `SecretsUsedInArgOrEnv`.
    package static let secretsUsedInArgOrEnv = BuildRule(
        "SecretsUsedInArgOrEnv", "Sensitive data should not be used in the ARG or ENV commands")
    /// Docker's rule `InvalidDefaultArgInFrom`.
    package static let invalidDefaultArgInFrom = BuildRule(
        "InvalidDefaultArgInFrom", "Default value for global ARG results in an empty or invalid base image name")
    /// Docker's rule `FromPlatformFlagConstDisallowed`.
    package static let fromPlatformFlagConstDisallowed = BuildRule(
        "FromPlatformFlagConstDisallowed", "FROM --platform flag should not use a constant value")
    /// Docker's rule `CopyIgnoredFile`.
    package static let copyIgnoredFile = BuildRule(
        "CopyIgnoredFile", "Attempting to Copy file that is excluded by .dockerignore", isExperimental: true)
    /// Docker's rule `InvalidDefinitionDescription`.
    package static let invalidDefinitionDescription = BuildRule(
        "InvalidDefinitionDescription",
        "Comment for build stage or argument should follow the format: `# <arg/stage name> <description>`. "
            + "If this is not intended to be a description comment, add an empty line or comment between "
            + "the instruction and the comment.",
        isExperimental: true)
    /// Docker's rule `ExposeProtoCasing`.
    package static let exposeProtoCasing = BuildRule(
        "ExposeProtoCasing", "Protocol in EXPOSE instruction should be lowercase")
    /// Docker's rule `ExposeInvalidFormat`.
    package static let exposeInvalidFormat = BuildRule(
        "ExposeInvalidFormat",
        "IP address and host-port mapping should not be used in EXPOSE instruction. "
            + "This will become an error in a future release")

    /// All rules, in BuildKit's order.
    package static let all: [BuildRule] = [
        stageNameCasing, fromAsCasing, noEmptyContinuation, consistentInstructionCasing, duplicateStageName,
        reservedStageName, jsonArgsRecommended, maintainerDeprecated, undefinedArgInFrom, workdirRelativePath,
        undefinedVar, multipleInstructionsDisallowed, legacyKeyValueFormat, redundantTargetPlatform,
        secretsUsedInArgOrEnv, invalidDefaultArgInFrom, fromPlatformFlagConstDisallowed, copyIgnoredFile,
        invalidDefinitionDescription, exposeProtoCasing, exposeInvalidFormat,
    ]
}
