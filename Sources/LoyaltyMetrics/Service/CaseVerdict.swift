//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Whether a case met its target: the time that was promised for it, or agreed in a contract.
public enum CaseVerdict: String, Hashable, CaseIterable, Codable, Sendable {
    /// It was resolved in time.
    case kept
    /// It was not.
    case missed

    /// Returns the verdict on a case, from when it was due.
    ///
    /// - Parameters:
    ///   - due: The last instant that is in time; nil if nothing was promised.
    ///   - resolvedAt: When it was resolved; nil if it is open.
    ///   - asOf: Now.
    /// - Returns: The verdict; nil if nothing was promised, or if the case is open and its time not over.
    public static func verdict(due: Timestamp?, resolvedAt: Timestamp?, asOf: Timestamp) -> CaseVerdict? {
        guard let due else { return nil }
        guard let resolvedAt else { return due < asOf ? .missed : nil }
        return resolvedAt <= due ? .kept : .missed
    }
}
