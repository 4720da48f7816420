//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals

extension Make {
    /// An order that a partner was credited with.
    static func conversion(
        _ order: String,
        of partner: String,
        at: Timestamp,
        customer: String = "ann"
    ) throws -> Conversion {
        try Conversion(order: OrderID(order), customer: CustomerID(customer), partner: PartnerID(partner), at: at)
    }

    /// A reassignment that is known as soon as it takes effect, unless said otherwise.
    static func reassignment(
        to partner: String?,
        at: Timestamp,
        knownFrom: Timestamp? = nil,
        customer: String = "ann"
    ) throws -> Reassignment {
        try Reassignment(
            customer: CustomerID(customer),
            to: partner.map { try PartnerID($0) },
            at: at,
            knownFrom: knownFrom ?? at
        )
    }
}

/// A zone with one change of its clocks, an hour ahead or back.
struct OneChange: TimeZoneRules {
    let change: Timestamp
    let before: Int
    let after: Int
    var identifier: String { "Test/One" }

    func secondsFromUTC(at instant: Timestamp) -> Int { instant < change ? before : after }
}
