//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension DirectEvaluation {
    /// How the amount came about: for each group of lines what counts, whose offers hold, and what became of each.
    ///
    /// Made on demand; a run never makes it.
    public var explanation: Explanation {
        Explanation(
            nil,
            Reason("direct.amount", ["amount": .money(amount), "base": .money(base.amount)]),
            path: "direct",
            children: groups.map(\.explanation)
        )
    }
}

extension DirectEvaluation.Group {
    fileprivate var explanation: Explanation {
        let code = source?.reasonCode ?? (isTurnedOff ? "direct.turnedOff" : "direct.noOffer")
        return Explanation(
            amount.isZero ? .no : .yes,
            Reason(code, ["amount": .money(amount), "base": .money(base)]),
            path: "direct",
            children: lines.map(\.explanation) + offers.map(\.explanation)
        )
    }
}

extension DirectEvaluation.Line {
    fileprivate var explanation: Explanation {
        var values: [String: ExplainedValue] = ["counted": .money(counted)]
        values["line"] = id.map { .text($0.text) }
        return Explanation(nil, Reason(id == nil ? "direct.order" : "direct.line", values), path: "direct")
    }
}

extension DirectEvaluation.Offer {
    fileprivate var explanation: Explanation {
        Explanation(
            finding == .paid ? .yes : .no,
            Reason(finding.reasonCode, ["offer": .text(name), "amount": .money(amount)]),
            path: "direct"
        )
    }
}

extension RecurrenceEvaluation {
    /// Whether commission is paid for the sale, and why, as a node.
    public var explanation: Explanation {
        var values: [String: ExplainedValue] = ["number": .integer(Int64(number))]
        values["end"] = end.map { .date($0) }
        return Explanation(isPaid ? .yes : .no, Reason(finding.reasonCode, values), path: "recurrence")
    }
}
