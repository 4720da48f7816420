//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What most activities of these tests share.
enum Sample {
    /// When they happen.
    static var at: Timestamp {
        get throws { try Timestamp(parsing: "2026-11-21T09:30:00Z") }
    }
    /// Who does them.
    static var ann: CustomerID {
        get throws { try CustomerID("ann") }
    }
    /// Their identifier.
    static var id: ActivityID {
        get throws { try ActivityID("a-1") }
    }
}
