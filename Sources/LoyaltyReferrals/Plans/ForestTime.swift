//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// At which instant a run looks who sponsors whom.
///
/// A sale of 10 March whose seller got another sponsor on 20 March pays the first sponsor under ``event`` and the second one
/// under ``periodEnd``, and both give the same answer however late the run is made; under ``run`` the answer moves with it.
public enum ForestTime: String, Hashable, CaseIterable, Codable, Sendable {
    /// At the instant of each sale; volumes and ranks of the period, and what is paid by rank, look at its last instant.
    case event
    /// At the last instant of the period.
    case periodEnd
    /// At the instant of the run.
    case run
}
