//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What was found at one line of a checklist.
public struct AuditLine: Hashable, Sendable {
    /// The line.
    public let criterion: AuditCriterion
    /// How often it was looked at.
    public private(set) var looks: Int64 = 0
    /// The points that it got, all visits together.
    public private(set) var points: Int64 = 0
    /// How often it got a number of points that it cannot get; not part of ``looks``.
    public private(set) var offScale: Int64 = 0

    init(_ criterion: AuditCriterion) { self.criterion = criterion }

    mutating func add(_ points: Int) {
        guard (0...criterion.highest).contains(points) else {
            offScale += 1
            return
        }
        looks += 1
        self.points += Int64(points)
    }
}
