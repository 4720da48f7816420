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
    /// The touch that is credited, or nil for none: nobody is credited, or a partner to whom the customer is bound.
    public let touch: ActivityID?
    /// What the customer was bound to, or nil for nothing.
    public let binding: CustomerBinding?
    /// Every touch, in the order of the log.
    public let steps: [AttributionStep]

    init(order: OrderID, binding: CustomerBinding?, steps: [AttributionStep]) {
        let credited = steps.first { $0.finding == .credited }
        self.order = order
        self.binding = binding
        self.touch = credited?.touch.id
        self.steps = steps
        switch binding?.finding {
        case .locked, .reassigned: self.partner = binding?.partner
        case .released, .beatenByCode, .selfReferral, nil: self.partner = credited?.partner
        }
    }
}
