//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How a customer met a referrer or partner.
public enum TouchKind: String, Hashable, CaseIterable, Codable, Sendable {
    /// A link was followed.
    case click
    /// A code was given, as at checkout.
    case code
}
