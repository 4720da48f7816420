//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Why a member has a tier.
public enum TierHold: String, Hashable, CaseIterable, Codable, Sendable {
    /// The total reaches it.
    case reached
    /// It was reached, and its validity is not over.
    case validity
    /// It was reached, and its grace is not over.
    case grace
    /// A higher tier ended, and this one below it is given for a term.
    case landing
    /// A person extended it.
    case extended
    /// It was reached, and the balance still carries it.
    case balance
    /// It was reached, and tiers of this ladder are never lost.
    case permanent
}
