//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A request that was due and is not made, with the reason.
public struct WithheldRequest: Hashable, Sendable {
    /// The identifier that the request would have.
    public let id: ActionRequestID
    /// The trigger.
    public let trigger: TriggerID
    /// The customer.
    public let customer: CustomerID
    /// When the occasion was.
    public let occasion: Timestamp
    /// Why it is not made.
    public let reason: Reason
}
