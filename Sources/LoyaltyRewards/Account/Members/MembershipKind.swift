//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Why one account's points are kept in another one.
public enum MembershipKind: String, Hashable, CaseIterable, Codable, Sendable {
    /// Both accounts are of the same person.
    case duplicate
    /// The members of a household share their points.
    case household
}
