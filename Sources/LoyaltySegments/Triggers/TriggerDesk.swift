//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Where requests of one customer are decided one after the other, each knowing those before it.
struct TriggerDesk {
    let plan: TriggerPlan
    let profile: ContactProfile
    let asOf: Timestamp
    private var sent: [SentRequest]
    private let made: Set<ActionRequestID>

    init(plan: TriggerPlan, profile: ContactProfile, sent: [SentRequest], asOf: Timestamp) {
        self.plan = plan
        self.profile = profile
        self.asOf = asOf
        self.sent = sent
        self.made = Set(sent.map(\.id))
    }

    /// Why a request is not made.
    struct Refusal: Error {
        let reason: Reason

        init(_ code: ReasonCode, _ values: [String: ExplainedValue] = [:]) { reason = Reason(code, values) }
    }

    mutating func decide(_ due: DueRequest, in zone: some TimeZoneRules) -> Result<ActionRequest, Refusal> {
        do throws(Refusal) {
            let request = try request(due, in: zone)
            sent.append(request.sent)
            return .success(request)
        } catch {
            return .failure(error)
        }
    }

    private func request(_ due: DueRequest, in zone: some TimeZoneRules) throws(Refusal) -> ActionRequest {
        let trigger = due.trigger
        guard !made.contains(due.id) else { throw Refusal(.triggerRepeated) }
        if let control = plan.control, trigger.consent != .none, control.contains(profile.customer) {
            throw Refusal(.triggerControlGroup)
        }
        let channel = try channel(for: trigger)
        let text = trigger.text(in: profile.language)
        let values = try values(of: due, for: text)
        let expires = (try? due.moment.at.advanced(by: trigger.validFor)) ?? .latest
        guard asOf <= expires else { throw Refusal(.triggerExpired, ["expires": .instant(expires)]) }
        return ActionRequest(
            id: due.id,
            trigger: trigger.id,
            customer: profile.customer,
            topic: trigger.topic,
            channel: channel,
            item: due.moment.item,
            occasion: due.moment.at,
            at: trigger.isUrgent ? asOf : try opening(for: trigger, channel, until: expires, in: zone),
            expires: expires,
            text: text,
            values: values
        )
    }

    private func channel(for trigger: TriggerDefinition) throws(Refusal) -> ChannelID {
        let topic = profile.topics[trigger.topic] ?? .unknown
        guard trigger.consent.isMet(by: topic) else {
            let code: ReasonCode = topic == .refused ? .triggerTopicRefused : .triggerTopicNotAgreed
            throw Refusal(code, ["topic": .text(trigger.topic.text)])
        }
        for channel in trigger.channels {
            if let consent = profile.channels[channel], trigger.consent.isMet(by: consent) { return channel }
        }
        throw Refusal(.triggerNoChannel)
    }

    /// What the text merges in, and no more; everything if there is no text.
    private func values(of due: DueRequest, for text: MessageTemplate?) throws(Refusal) -> [String: ExplainedValue] {
        let known = profile.figures.filter { $0.value != .missing }
        let all = due.trigger.fallbacks.merging(due.moment.values) { $1 }.merging(known) { $1 }
        guard let text else { return all }
        var values: [String: ExplainedValue] = [:]
        for name in text.names {
            guard let value = all[name] else { throw Refusal(.triggerValueMissing, ["value": .text(name)]) }
            values[name] = value
        }
        return values
    }

    /// Returns the first instant that is neither quiet nor beyond a cap.
    private func opening(
        for trigger: TriggerDefinition,
        _ channel: ChannelID,
        until expires: Timestamp,
        in zone: some TimeZoneRules
    ) throws(Refusal) -> Timestamp {
        let caps = plan.caps.filter { $0.counts(trigger.id, trigger.topic, channel) }.map { cap in
            (cap, sent.filter { cap.counts($0.trigger, $0.topic, $0.channel) }.map(\.at).sorted())
        }
        var at = asOf
        while true {
            let start = at
            at = plan.quietHours.map { $0.end(at: at, in: zone) ?? .latest } ?? at
            guard at <= expires else { throw Self.tooLate(.triggerQuietHours, at, expires) }
            for (cap, times) in caps { at = max(at, cap.opening(from: at, sent: times) ?? .latest) }
            guard at <= expires else { throw Self.tooLate(.triggerCapped, at, expires) }
            if at == start { return at }
        }
    }

    private static func tooLate(_ code: ReasonCode, _ until: Timestamp, _ expires: Timestamp) -> Refusal {
        Refusal(code, ["until": .instant(until), "expires": .instant(expires)])
    }
}
