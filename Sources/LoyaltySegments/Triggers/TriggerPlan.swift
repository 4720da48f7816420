//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The triggers of a program, with what keeps them from being a nuisance.
///
/// ```swift
/// let plan = try TriggerPlan([greeting, reminder], quietHours: nights, caps: [FrequencyCap(3, in: .days(7))])
/// let outcome = plan.outcome(for: ann, events: events, sent: sent, since: lastRun, asOf: now, in: berlin)
/// outcome.requests   // what to do, each with an identifier that never changes
/// ```
///
/// As JSON: `{"caps": [], "control": {…}, "quietHours": {…}, "triggers": [{…}], "version": 1}`.
public struct TriggerPlan: Hashable, Sendable {
    /// The triggers.
    public let triggers: [TriggerDefinition]
    /// When customers are left alone, by their own clocks.
    public let quietHours: QuietHours?
    /// How many requests a customer gets at most.
    public let caps: [FrequencyCap]
    /// The customers whom triggers leave alone, to compare the others with; messages that need no consent reach them too.
    public let control: Sample?

    /// Creates a plan.
    ///
    /// - Parameters:
    ///   - triggers: The triggers, each with an identifier of its own.
    ///   - quietHours: When customers are left alone.
    ///   - caps: How many requests a customer gets at most.
    ///   - control: The customers whom triggers leave alone.
    /// - Throws: ``SegmentsError`` with code `invalidTrigger` for two triggers of one identifier; its path is the index of the
    ///   second.
    public init(
        _ triggers: [TriggerDefinition],
        quietHours: QuietHours? = nil,
        caps: [FrequencyCap] = [],
        control: Sample? = nil
    ) throws(SegmentsError) {
        var seen: Set<TriggerID> = []
        for (index, trigger) in triggers.enumerated() {
            guard seen.insert(trigger.id).inserted else {
                throw SegmentsError(
                    .invalidTrigger,
                    "a plan has one trigger of each identifier",
                    path: "triggers/\(index)/id"
                )
            }
        }
        self.triggers = triggers
        self.quietHours = quietHours
        self.caps = caps
        self.control = control
    }
}

// MARK: - Codable

extension TriggerPlan: Codable {
    private enum Keys: String, CodingKey { case version, triggers, quietHours, caps, control }

    /// Reads a plan.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` for another version of the form, or for two triggers of one identifier.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        try DefinitionCoding.requireVersion(of: "a plan of triggers", in: container, forKey: .version)
        let triggers = try container.decode([TriggerDefinition].self, forKey: .triggers)
        let quietHours = try container.decodeIfPresent(QuietHours.self, forKey: .quietHours)
        let caps = try container.decodeIfPresent([FrequencyCap].self, forKey: .caps) ?? []
        let control = try container.decodeIfPresent(Sample.self, forKey: .control)
        self = try DefinitionCoding.checked { () throws(SegmentsError) in
            try TriggerPlan(triggers, quietHours: quietHours, caps: caps, control: control)
        }
    }

    /// Writes the plan.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(1, forKey: .version)
        try container.encode(triggers, forKey: .triggers)
        try container.encodeIfPresent(quietHours, forKey: .quietHours)
        try container.encode(caps, forKey: .caps)
        try container.encodeIfPresent(control, forKey: .control)
    }
}
