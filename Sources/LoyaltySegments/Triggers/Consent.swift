//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What a customer said about being written to.
public enum Consent: String, Hashable, Codable, CaseIterable, Sendable {
    /// The customer agreed.
    case given
    /// The customer refused.
    case refused
    /// The customer was not asked or has not answered.
    case unknown
}
