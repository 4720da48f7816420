//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What is kept of one case.
struct CaseFact: Hashable, Codable, Sendable {
    /// The group of the case, by the definition's grouping; nil if it has none.
    let group: CaseGroupName?
    /// Minutes to the first response; −1 if that was before the case was opened, nil if nobody has answered.
    let firstResponse: Int64?
    /// Minutes to the resolution; −1 if that was before the case was opened, nil if it is open.
    let resolution: Int64?
    /// Whether it was opened again.
    let reopened: Bool
    let verdict: CaseVerdict?
    /// The answer on the definition's scale.
    let satisfaction: Int64?
    /// Whether there is an answer on another scale.
    let isOffScale: Bool

    init(_ handled: HandledCase, by definition: ServiceDefinition) {
        let opened = handled.supportCase.at
        switch definition.grouping {
        case .priority: group = handled.priority.map { CaseGroupName(priority: $0) }
        case .reason: group = handled.supportCase.reason.map { CaseGroupName(of: $0) }
        case .handler: group = handled.handler.map { CaseGroupName(of: $0) }
        case nil: group = nil
        }
        firstResponse = handled.supportCase.firstResponseAt.map { HandlingTimes.minutes(from: opened, to: $0) }
        resolution = handled.supportCase.resolvedAt.map { HandlingTimes.minutes(from: opened, to: $0) }
        reopened = handled.supportCase.reopened > 0
        verdict = handled.verdict
        let scale = definition.satisfactionScale
        isOffScale =
            handled.satisfaction.map { $0.lowest != scale.lowerBound || $0.highest != scale.upperBound } ?? false
        satisfaction = isOffScale ? nil : handled.satisfaction.map { Int64($0.value) }
    }
}

/// The name of a group of cases, whatever they are grouped by.
struct CaseGroupName: Identifier {
    let text: String

    init(_ text: String) throws(CoreError) { self.text = try IdentifierText.checked(text) }

    init(priority: Int) { text = String(priority) }

    init(of identifier: some Identifier) { text = identifier.text }
}
