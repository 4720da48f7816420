//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What a rule found: yes, no, or that it cannot tell.
///
/// `unknown` is not `no`: a missing fact or a rule of a newer release leaves a question open, and saying so keeps a
/// customer from being refused in silence.
public enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
    /// The rule holds.
    case yes
    /// The rule does not hold.
    case no
    /// The rule cannot be decided from what is known.
    case unknown
}
