//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a plan of triggers asks for about one customer.
public struct TriggerOutcome: Hashable, Sendable {
    /// What to do, in the order that the plan ranks it.
    public let requests: [ActionRequest]
    /// What was due and is not done, each with its reason, in the same order.
    public let withheld: [WithheldRequest]
    /// The next occasion that is known today, or nil for none.
    ///
    /// What happens until then may bring others or make it moot.
    public let next: Timestamp?
}
