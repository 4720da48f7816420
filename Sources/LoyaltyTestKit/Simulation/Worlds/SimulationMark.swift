//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A kind of command together with a kind of answer: a place that a simulation must have visited to have tested it.
public struct SimulationMark: Hashable, Sendable {
    /// The kind of command.
    public let command: String
    /// The kind of answer.
    public let answer: String

    /// Creates a mark.
    ///
    /// - Parameters:
    ///   - command: The kind of command.
    ///   - answer: The kind of answer.
    public init(_ command: String, _ answer: String) {
        self.command = command
        self.answer = answer
    }
}

extension SimulationMark: Comparable {
    /// Whether the first mark comes before the second, by command and then by answer.
    public static func < (lhs: SimulationMark, rhs: SimulationMark) -> Bool {
        (lhs.command, lhs.answer) < (rhs.command, rhs.answer)
    }
}

extension SimulationMark: CustomStringConvertible {
    /// The command and the answer.
    public var description: String { command + " × " + answer }
}
