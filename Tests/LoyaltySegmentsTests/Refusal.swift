//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments

/// The code of the error that some work throws; nil if it throws none.
func refusal<Value>(_ work: () throws -> Value) -> SegmentsError.Code? {
    do {
        _ = try work()
        return nil
    } catch {
        return (error as? SegmentsError)?.code
    }
}
