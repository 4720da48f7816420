//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One low answer, and whom to call about it.
public struct CallbackEntry: Hashable, Sendable {
    /// The answer's identifier.
    public let id: ActivityID
    /// Who gave it.
    public let customer: CustomerID
    /// When it was given.
    public let at: Timestamp
    /// The number that was answered.
    public let answer: Int
    /// The customer's words, as they were given.
    public let words: String?
}
