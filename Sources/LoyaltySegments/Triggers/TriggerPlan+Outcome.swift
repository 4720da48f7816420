//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension TriggerPlan {
    /// Returns what the triggers ask for about one customer.
    ///
    /// Occasions after `since` and up to `asOf` are due, so runs that pass on their last `asOf` miss none and repeat none. A
    /// run that begins earlier finds the same requests again under the same identifiers; those that `sent` names are not
    /// made twice.
    ///
    /// A request is held back by the first of these that applies: it was made before, the control group, the topic, the
    /// channels, a missing value, time that has passed, quiet hours or a frequency cap. Quiet hours and caps move it to
    /// where it may be sent; it is withheld if that is too late.
    ///
    /// - Parameters:
    ///   - profile: The customer.
    ///   - events: What happened to the customer, in any order, as far back as the longest delay.
    ///   - changes: The changes of segments; those of other customers are passed over.
    ///   - sent: The requests that were made before, as far back as the longest cap, and all that could be made again.
    ///   - since: The `asOf` of the last run.
    ///   - asOf: The instant of this run; what is later is not known yet.
    ///   - zone: The customer's zone.
    /// - Returns: The requests, and what is withheld.
    /// - Complexity: O(*n* · *t* + *r* · *s*) in the numbers of events, triggers, requests that are due, and requests sent.
    public func outcome(
        for profile: ContactProfile,
        events: [SignalEvent] = [],
        changes: [SegmentChange] = [],
        sent: [SentRequest] = [],
        since: Timestamp,
        asOf: Timestamp,
        in zone: some TimeZoneRules
    ) -> TriggerOutcome {
        let sight = TriggerSight(profile: profile, events: events, changes: changes, since: since, asOf: asOf)
        var due: [DueRequest] = []
        var next: Timestamp?
        for trigger in triggers {
            let moments = trigger.kind.moments(sight, in: zone)
            due += moments.due.map { DueRequest(trigger, $0, profile.customer) }
            if let other = moments.next { next = min(next ?? other, other) }
        }
        due.sort(by: DueRequest.precedes)

        var desk = TriggerDesk(plan: self, profile: profile, sent: sent, asOf: asOf)
        var requests: [ActionRequest] = []
        var withheld: [WithheldRequest] = []
        var seen: Set<ActionRequestID> = []
        for request in due where seen.insert(request.id).inserted {
            switch desk.decide(request, in: zone) {
            case .success(let made): requests.append(made)
            case .failure(let refusal):
                withheld.append(
                    WithheldRequest(
                        id: request.id,
                        trigger: request.trigger.id,
                        customer: profile.customer,
                        occasion: request.moment.at,
                        reason: refusal.reason
                    )
                )
            }
        }
        return TriggerOutcome(requests: requests, withheld: withheld, next: next)
    }
}

/// An occasion of a trigger that is due.
struct DueRequest {
    let trigger: TriggerDefinition
    let moment: TriggerMoment
    let id: ActionRequestID

    init(_ trigger: TriggerDefinition, _ moment: TriggerMoment, _ customer: CustomerID) {
        self.trigger = trigger
        self.moment = moment
        self.id = ActionRequestID(trigger.id, customer, moment.name)
    }

    /// Higher priority first, then the earlier occasion, then the identifier.
    static func precedes(_ lhs: DueRequest, _ rhs: DueRequest) -> Bool {
        (-Int128(lhs.trigger.priority), lhs.moment.at, lhs.id) < (-Int128(rhs.trigger.priority), rhs.moment.at, rhs.id)
    }
}
