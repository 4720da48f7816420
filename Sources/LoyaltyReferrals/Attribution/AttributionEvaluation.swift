//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Who is credited with an order, and what became of each touch.
public struct AttributionEvaluation: Hashable, Sendable {
    /// The order.
    public let order: OrderID
    /// The partner who is credited, or nil for nobody.
    public let partner: PartnerID?
    /// The touch that is credited, or nil for none.
    public let touch: ActivityID?
    /// Every touch, in the order of the log.
    public let steps: [AttributionStep]

    init(order: OrderID, steps: [AttributionStep]) {
        let credited = steps.first { $0.finding == .credited }
        self.order = order
        self.partner = credited?.partner
        self.touch = credited?.touch.id
        self.steps = steps
    }
}
