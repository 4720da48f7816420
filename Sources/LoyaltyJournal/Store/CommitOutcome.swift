//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A store's answer to a commit.
///
/// Anything else, an error above all, means that the outcome is unknown.
///
/// If several refusals apply, a store answers with the first in this order: stale, taken, exhausted.
public enum CommitOutcome: Hashable, Sendable {
    /// Everything is written, for good.
    case committed
    /// Nothing is written: a stream has moved on or the key is already recorded. Load again.
    case stale
    /// Nothing is written: somebody holds this claim.
    case taken(Claim)
    /// Nothing is written: this counter would pass its limit, or fall below 0.
    case exhausted(CounterID)
}
