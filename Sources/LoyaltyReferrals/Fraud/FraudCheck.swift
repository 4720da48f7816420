//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What a ``FraudGuard`` looks for.
public enum FraudCheck: String, Hashable, CaseIterable, Codable, Sendable {
    /// The referrer and the referee are one person.
    case selfReferral
    /// The referrer and the referee have something in common that two people may well have in common.
    case sharedIdentity
    /// The referee is a person who was referred before, under another account or the same.
    case repeatedReferee
    /// People refer each other in a circle.
    case ring
    /// A partner stands below an account that is the partner's own.
    case selfTree
    /// A referrer refers more, and faster, than people do.
    case velocity
}
