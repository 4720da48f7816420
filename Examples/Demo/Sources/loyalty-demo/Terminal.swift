//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import Foundation
import LoyaltyDemoKit

/// The person's terminal: progress goes to standard error, and nowhere if that is no terminal.
struct Terminal {
    let showsProgress: Bool

    /// Shows how much of a piece of work is done.
    func show(_ work: String, _ share: Double) {
        guard showsProgress else { return }
        var bar = ProgressBar(work) { FileHandle.standardError.write(Data($0.utf8)) }
        bar.show(share)
    }
}
