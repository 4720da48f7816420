//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What an exhaustive search did.
public struct ExhaustiveReport: Hashable, Sendable {
    /// How many histories were run to their end.
    public internal(set) var histories = 0
    /// How many commands were delivered, those that histories share counted once.
    public internal(set) var commands = 0
    /// The first promise that was broken, or nil.
    public internal(set) var finding: SimulationFinding?
    /// The steps that led to the finding; empty if there is none.
    public internal(set) var path: [String] = []

    init() {}
}
