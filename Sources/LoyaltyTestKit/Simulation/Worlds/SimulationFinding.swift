//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A promise that a simulated run has broken.
public struct SimulationFinding: Error, Hashable, Sendable {
    /// The promise, by a name that stays the same while the run is made shorter.
    public let name: String
    /// What was seen, for a developer; simulated data only.
    public let detail: String

    /// Creates a finding.
    ///
    /// - Parameters:
    ///   - name: The promise, such as `I3 conservation`.
    ///   - detail: What was seen.
    public init(_ name: String, _ detail: String = "") {
        self.name = name
        self.detail = detail
    }
}

extension SimulationFinding: CustomStringConvertible {
    /// The promise and what was seen.
    public var description: String { detail.isEmpty ? name : name + ": " + detail }
}
