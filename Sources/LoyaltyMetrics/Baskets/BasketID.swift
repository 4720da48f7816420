//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The identifier of a basket: of its order or its customer, as the scope says.
struct BasketID: Identifier {
    let text: String

    init(_ text: String) throws(CoreError) { self.text = try IdentifierText.checked(text) }

    /// Returns the basket that an order belongs to; nil if it is a guest's and customers are meant, or has no lines.
    init?(of order: Order, scope: BasketScope) {
        guard !order.lines.isEmpty else { return nil }
        switch scope {
        case .order: text = order.id.text
        case .customer:
            guard let customer = order.customer else { return nil }
            text = customer.text
        }
    }
}
