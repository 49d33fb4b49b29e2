/// The code of the simulation, looked up by name. It is built once, never changes, and is no part of the world: the world
/// holds only data.
package struct Catalog: Sendable {
    /// Makes the program that an executable of this name runs.
    package typealias Factory = @Sendable (Invocation) -> any Program

    /// Programs by the name that executables carry (`FileBody.program`).
    package var programs: [String: Factory]
    /// Makes the interpreter for `#!` lines and for text files without one.
    package var shell: Factory
    /// Called when the first process of a machine other than the host has ended.
    package var machineDidEnd: @Sendable (inout Simulation, MachineID, Int32) -> Void
    /// Called when a timer that the engine set is due.
    package var engineTimer: @Sendable (inout Simulation, EngineTimer) -> Void
    /// The world beyond the learner's machine.
    package var outside: Outside

    package init(
        programs: [String: Factory],
        shell: @escaping Factory,
        machineDidEnd: @escaping @Sendable (inout Simulation, MachineID, Int32) -> Void,
        engineTimer: @escaping @Sendable (inout Simulation, EngineTimer) -> Void,
        outside: Outside = Outside()
    ) {
        self.programs = programs
        self.shell = shell
        self.machineDidEnd = machineDidEnd
        self.engineTimer = engineTimer
        self.outside = outside
    }
}

/// What a program is started with.
package struct Invocation: Sendable {
    /// The command line; the first element is the name it was called by.
    package var arguments: [String]
    /// The program's name in the catalogue.
    package var program: String

    package init(arguments: [String], program: String) {
        self.arguments = arguments
        self.program = program
    }
}

/// The world with the code that moves it.
package struct Simulation: Sendable {
    package var world: World
    package let catalog: Catalog
    /// Steps that the program being stepped has taken beyond the first, for the scheduler's budget.
    package var extraSteps = 0
    /// Whether the clock follows the real one: what operations take in a real engine is not added to it then.
    package var followsRealTime = false
    /// Something has happened to the process that is being stepped: a signal, its end, another program. A program that
    /// takes many steps at once stops there.
    package var isStepDisturbed = false

    package init(world: World, catalog: Catalog) {
        self.world = world
        self.catalog = catalog
    }
}
