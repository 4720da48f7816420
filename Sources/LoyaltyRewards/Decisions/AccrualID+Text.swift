//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension AccrualID {
    /// The host's name of the order or the action.
    var text: String {
        switch self {
        case .order(let order): order.text
        case .action(let action): action.text
        }
    }
}
