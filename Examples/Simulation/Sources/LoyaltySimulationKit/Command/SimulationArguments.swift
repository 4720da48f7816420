//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What the command line asks for.
package struct SimulationArguments: Hashable, Sendable {
    /// What to simulate.
    package private(set) var area: String
    /// The seeds to run.
    package private(set) var seeds: ClosedRange<UInt64> = 1...2_000
    /// The one seed to run and print, if that is asked.
    package private(set) var seed: UInt64?
    /// Whether to print JSON.
    package private(set) var isJSON = false
    /// How many seeds a planted bug may survive; 0 to plant none.
    package private(set) var plantedSeeds: UInt64 = 5_000

    /// Reads the arguments after the command's own name.
    ///
    /// - Parameters:
    ///   - arguments: The arguments.
    ///   - areas: The names of what can be simulated, the default first.
    /// - Throws: ``ArgumentError`` for an unknown option or a value that makes no sense.
    package init(_ arguments: [String], areas: [String]) throws(ArgumentError) {
        area = areas.first ?? ""
        var count: UInt64 = 2_000
        var start: UInt64 = 1
        var rest = arguments[...]
        while let option = rest.popFirst() {
            switch option {
            case "--json": isJSON = true
            case "--area":
                let name = rest.popFirst() ?? ""
                guard areas.contains(name) else { throw ArgumentError(option + " " + name, areas) }
                area = name
            case "--seeds": count = try Self.number(option, &rest, areas, from: 1)
            case "--start": start = try Self.number(option, &rest, areas)
            case "--seed": seed = try Self.number(option, &rest, areas)
            case "--planted-seeds": plantedSeeds = try Self.number(option, &rest, areas)
            default: throw ArgumentError(option, areas)
            }
        }
        guard count <= 1 << 40, start <= 1 << 62 else { throw ArgumentError("--start", areas) }
        seeds = start...(start + count - 1)
    }

    private static func number(
        _ option: String,
        _ rest: inout ArraySlice<String>,
        _ areas: [String],
        from least: UInt64 = 0
    ) throws(ArgumentError) -> UInt64 {
        let text = rest.popFirst() ?? ""
        guard let number = UInt64(text), number >= least else { throw ArgumentError(option + " " + text, areas) }
        return number
    }
}

/// An argument that is no option, or a value that makes no sense.
package struct ArgumentError: Error, Hashable, CustomStringConvertible {
    /// The argument.
    package let argument: String
    /// The names of what can be simulated.
    package let areas: [String]

    init(_ argument: String, _ areas: [String]) {
        self.argument = argument
        self.areas = areas
    }

    /// What is wrong, and what is right.
    package var description: String {
        """
        \(argument) is not understood. What is:
          --area \(areas.joined(separator: " | "))
          --seeds N          how many seeds to run, 2000 by default
          --start S          the first seed, 1 by default
          --planted-seeds N  how many seeds a planted bug may survive, 5000 by default; 0 plants none
          --seed S           run one seed and print what happens, made short if it fails
          --json             print the summary as JSON
        """
    }
}
