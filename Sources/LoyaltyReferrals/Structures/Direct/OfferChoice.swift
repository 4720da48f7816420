//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Which of the offers that hold together is paid.
public enum OfferChoice: String, Hashable, CaseIterable, Codable, Sendable {
    /// The one that pays the partner most, worked out in money; of equals the first.
    case bestForPartner
    /// The one that the rule lists first.
    case first
    /// All of them, up to what they are paid on.
    case sum
}
