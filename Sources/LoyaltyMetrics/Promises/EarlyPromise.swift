//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What becomes of a promise that was kept before its time began: a parcel that came the day before.
public enum EarlyPromise: String, Hashable, CaseIterable, Codable, Sendable {
    /// It is kept: earlier is as good.
    case kept
    /// It is broken: nobody was at home.
    case broken
    /// It is left out of the share: an answer before its question is a mistake in the data.
    case leftOut
}
