import Kernel
import ShellSyntax
import WorldModel

/// Leaving constructs before their end: `break`, `continue`, `return`, `exit`.
extension ShellProgram {
    /// Leaves frames until the one that the jump is meant for.
    mutating func unwind(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard let jump else { return .again }
        guard let frame = stack.popLast() else {
            self.jump = nil
            if jump == .exit || (jump == .returnFunction && !state.isInteractive) { source = .none }
            return .again
        }
        switch (frame, jump) {
        case (.loop(let loop, _, _), .breakLoop(let count)), (.loop(let loop, _, _), .continueLoop(let count)):
            leaveLoop(jump, count, continuing: .loop(loop, inCondition: false, status: 0))
        case (.iteration, .breakLoop(let count)), (.iteration, .continueLoop(let count)),
            (.menu, .breakLoop(let count)), (.menu, .continueLoop(let count)),
            (.count, .breakLoop(let count)), (.count, .continueLoop(let count)):
            leaveLoop(jump, count, continuing: frame)
        case (.function, .breakLoop), (.function, .continueLoop), (.function, .returnFunction):
            skippedLast = false
            if jump == .returnFunction, state.returnTrapDepth == state.functionDepth {
                stack.append(frame)
                self.jump = nil
                _ = runsReturnTrap(&simulation, me)
                return .again
            }
            clean(frame, &simulation, me)
            if state.flavour != .ash || jump == .returnFunction { self.jump = nil }
        case (.script(let script), .returnFunction) where script.isFile:
            clean(frame, &simulation, me)
            self.jump = nil
            runReturnTrapOfFile(&simulation, me)
        default: clean(frame, &simulation, me)
        }
        return .again
    }

    private mutating func leaveLoop(_ jump: Jump, _ count: Int, continuing frame: Frame) {
        let goesOn = if case .continueLoop = jump { true } else { false }
        if count > 1, hasLoop {
            self.jump = goesOn ? .continueLoop(count - 1) : .breakLoop(count - 1)
        } else if count > 1, state.isSubshell, state.isInLoop, state.flavour != .bash {
            self.jump = .exit  // the loop that is meant goes on in the parent
        } else {
            self.jump = nil
            if goesOn { stack.append(frame) }
        }
        state.status = leavesWithFailure ? 1 : 0
        if self.jump == nil { leavesWithFailure = false }
    }

    /// The `RETURN` trap also runs when a file that `.` has read ends. Functions do not have that of their caller.
    mutating func runReturnTrapOfFile(_ simulation: inout Simulation, _ me: ProcessID) {
        guard state.functionDepth == 0 || state.returnTrapDepth == state.functionDepth, statusBeforeTrap == nil,
            let action = state.traps["RETURN"], !action.isEmpty
        else { return }
        runTrap(action, &simulation, me)
    }

    /// The `RETURN` trap of the function that ends now. True when it has been started.
    mutating func runsReturnTrap(_ simulation: inout Simulation, _ me: ProcessID) -> Bool {
        guard state.returnTrapDepth == state.functionDepth, let action = state.traps["RETURN"], !action.isEmpty else {
            return false
        }
        state.returnTrapDepth = nil
        runTrap(action, &simulation, me)
        return true
    }
}
