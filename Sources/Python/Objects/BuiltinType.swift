/// The interpreter's own types. Each stands on the heap at its own number.
enum BuiltinType: ObjectID, Sendable, CaseIterable {
    case object, type, none, bool, int, float, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice
    case function, builtinFunction, method, cell, module, generator, iterator, property, staticmethod, classmethod
    case `super`, notImplemented, ellipsis, dictKeys, dictValues, dictItems, file, socket, pattern
    case enumerate, zip, map, filter, reversed, coroutine, asyncGenerator
    case baseException, exception, systemExit, keyboardInterrupt, generatorExit, stopIteration, arithmeticError,
        stopAsyncIteration
    case zeroDivisionError, overflowError, floatingPointError, assertionError, attributeError, bufferError, eofError
    case importError, moduleNotFoundError, lookupError, indexError, keyError, memoryError, nameError
    case unboundLocalError, osError, blockingIOError, childProcessError, processLookupError, connectionError,
        brokenPipeError
    case connectionAbortedError, connectionRefusedError, connectionResetError, fileExistsError, fileNotFoundError
    case interruptedError, isADirectoryError, notADirectoryError, permissionError, timeoutError, gaierror
    case referenceError, runtimeError, notImplementedError, recursionError, syntaxError, indentationError, tabError
    case systemError, typeError, valueError, unicodeError, unicodeDecodeError, unicodeEncodeError, jsonDecodeError
    case warning, deprecationWarning, userWarning, runtimeWarning, futureWarning

    /// The name in Python.
    var name: String {
        switch self {
        case .none: "NoneType"
        case .builtinFunction: "builtin_function_or_method"
        case .notImplemented: "NotImplementedType"
        case .dictKeys: "dict_keys"
        case .dictValues: "dict_values"
        case .dictItems: "dict_items"
        case .file: "TextIOWrapper"
        case .pattern: "Pattern"
        case .asyncGenerator: "async_generator"
        case .osError: "OSError"
        case .eofError: "EOFError"
        case .jsonDecodeError: "JSONDecodeError"
        case .isADirectoryError: "IsADirectoryError"
        case .notADirectoryError: "NotADirectoryError"
        case .blockingIOError: "BlockingIOError"
        case .gaierror: "gaierror"
        case _ where rawValue >= BuiltinType.baseException.rawValue:
            "\(self)".prefix(1).uppercased() + "\(self)".dropFirst()
        default: "\(self)"
        }
    }

    /// The class that it derives from.
    var base: BuiltinType? {
        switch self {
        case .object: nil
        case .bool: .int
        case .exception, .systemExit, .keyboardInterrupt, .generatorExit: .baseException
        case .zeroDivisionError, .overflowError, .floatingPointError: .arithmeticError
        case .moduleNotFoundError: .importError
        case .indexError, .keyError: .lookupError
        case .unboundLocalError: .nameError
        case .blockingIOError, .childProcessError, .connectionError, .fileExistsError, .fileNotFoundError,
            .interruptedError, .isADirectoryError, .notADirectoryError, .permissionError, .timeoutError, .gaierror:
            .osError
        case .processLookupError: .osError
        case .brokenPipeError, .connectionAbortedError, .connectionRefusedError, .connectionResetError:
            .connectionError
        case .notImplementedError, .recursionError: .runtimeError
        case .indentationError: .syntaxError
        case .tabError: .indentationError
        case .unicodeError, .jsonDecodeError: .valueError
        case .unicodeDecodeError, .unicodeEncodeError: .unicodeError
        case .deprecationWarning, .userWarning, .runtimeWarning, .futureWarning: .warning
        case _ where rawValue > BuiltinType.exception.rawValue: .exception
        default: .object
        }
    }

    var isException: Bool { rawValue >= BuiltinType.baseException.rawValue }
}
