//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Why a customer's membership changed.
public enum ChangeCause: String, Hashable, Codable, CaseIterable, Sendable {
    /// What is known about the customer changed.
    case data
    /// Nothing changed but the time.
    case time
    /// The segment's rule changed; nobody did anything, so nothing is triggered unless asked.
    case rule
    /// The customer was never looked at before; nothing is triggered unless asked.
    case first
    /// Data or time: what was known before was not given, and either would do.
    case dataOrTime
}
