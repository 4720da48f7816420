//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Which cases a share is a share of.
///
/// A team that leaves its hardest cases open has a splendid share of the resolved ones, so the denominator is named.
public enum CaseDenominator: Hashable, CaseIterable, Sendable {
    /// The cases that are done; open ones are left out.
    case resolved
    /// All cases that should be done; open ones among them, as not in time.
    case due
}
