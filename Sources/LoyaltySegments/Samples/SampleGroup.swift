//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// One group of a split, with the part of the scale that it takes.
public struct SampleGroup: Hashable, Codable, Sendable {
    /// The group's identifier.
    public let id: SampleGroupID
    /// The part of the scale that falls to the group.
    public let range: SampleRange

    /// Creates a group.
    ///
    /// - Parameters:
    ///   - id: The group's identifier.
    ///   - range: The part of the scale that falls to the group.
    public init(id: SampleGroupID, range: SampleRange) {
        self.id = id
        self.range = range
    }
}
