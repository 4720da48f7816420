//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How soon somebody has to see to a complaint.
public enum Urgency: String, Hashable, Codable, CaseIterable, Sendable {
    /// It can wait.
    case low
    /// In its turn.
    case medium
    /// Before the others.
    case high
}

extension Urgency: Comparable {
    private var rank: Int {
        switch self {
        case .low: 0
        case .medium: 1
        case .high: 2
        }
    }

    /// Whether the first is less urgent.
    public static func < (lhs: Urgency, rhs: Urgency) -> Bool { lhs.rank < rhs.rank }
}
