//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What the command line asks for.
package struct BenchmarkArguments: Hashable, Sendable {
    /// The benchmarks to run, in their own order, whatever the order of the arguments.
    package let names: [String]
    /// Whether to print JSON.
    package let isJSON: Bool

    /// Reads the arguments after the command's own name.
    ///
    /// A name stands for the benchmark that is called so and for those whose names go on after a dot; no name at all stands
    /// for every benchmark.
    ///
    /// - Parameters:
    ///   - arguments: The arguments.
    ///   - known: The names of all benchmarks.
    /// - Throws: ``ArgumentError`` for an unknown name or option.
    package init(_ arguments: [String], known: [String]) throws(ArgumentError) {
        var chosen: Set<String> = []
        var isJSON = false
        for argument in arguments {
            if argument == "--json" {
                isJSON = true
                continue
            }
            let found = known.filter { $0 == argument || $0.hasPrefix(argument + ".") }
            guard !found.isEmpty else { throw ArgumentError(argument: argument, known: known) }
            chosen.formUnion(found)
        }
        self.names = chosen.isEmpty ? known : known.filter(chosen.contains)
        self.isJSON = isJSON
    }
}

/// An argument that names no benchmark and no option.
package struct ArgumentError: Error, Hashable, CustomStringConvertible {
    /// The argument.
    package let argument: String
    /// The names of all benchmarks.
    package let known: [String]

    /// What is wrong, and what is right.
    package var description: String {
        "There is no benchmark or option \(argument). The option is --json, and the benchmarks are:\n"
            + known.map { "  " + $0 }.joined(separator: "\n")
    }
}
