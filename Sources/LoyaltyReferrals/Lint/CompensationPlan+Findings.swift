//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension CompensationPlan {
    /// What the plan's author should know before it is published: what never pays, what pays too much, and what invites a
    /// partner to split or hold back sales.
    ///
    /// A plan whose findings have no error pays no more than its guard, or its base, whatever is sold.
    ///
    /// - Complexity: O(*n*²) in the number of components, and O(*n*) in the size of each.
    public var findings: [PlanFinding] {
        var findings: [PlanFinding] = []
        for (place, component) in components.enumerated() {
            findings += PlanLinter(component, ranks, path: "components/\(place)").findings
        }
        if ranks != nil, !components.contains(where: \.kind.needsRanks) {
            findings.append(PlanFinding(.unusedRanks, .note, nil, path: "ranks"))
        }
        return findings + overlaps + payoutFindings
    }

    /// Components that pay for the same volume of a period.
    private var overlaps: [PlanFinding] {
        var seen: [VolumeMeasure: ComponentName] = [:]
        var findings: [PlanFinding] = []
        for (place, component) in components.enumerated() {
            guard case .volumeBonus(_, let measure) = component.kind else { continue }
            if let other = seen[measure] {
                findings.append(
                    PlanFinding(
                        .overlap,
                        .note,
                        component.name,
                        path: "components/\(place)/measure",
                        ["other": .text(other.text)]
                    )
                )
            }
            seen[measure] = seen[measure] ?? component.name
        }
        return findings
    }

    /// What is paid beyond the base or the guard.
    private var payoutFindings: [PlanFinding] {
        let worst = worstCase()
        let isGuarded = worst.bound.map { $0 <= .one } ?? false
        guard let uncut = worst.uncut else {
            return worst.parts.enumerated().compactMap { place, part in
                guard part.rate == nil, components[place].kind.rounding != nil else { return nil }
                let path = "components/\(place)"
                guard isGuarded, let bound = worst.bound else {
                    return PlanFinding(.payoutAboveBase, .error, part.component, path: path, ["payout": .missing])
                }
                let values: [String: ExplainedValue] = ["payout": .missing, "guard": .rate(bound)]
                return PlanFinding(.payoutAboveGuard, .note, part.component, path: path, values)
            }
        }
        guard let bound = worst.bound, bound < uncut || Rate.one < uncut else { return [] }
        guard isGuarded, payoutGuard != nil else {
            return [PlanFinding(.payoutAboveBase, .error, nil, path: "components", ["payout": .rate(uncut)])]
        }
        let values: [String: ExplainedValue] = ["payout": .rate(uncut), "guard": .rate(bound)]
        return [PlanFinding(.payoutAboveGuard, .note, nil, path: "guard", values)]
    }
}

/// What is to be said about one component.
struct PlanLinter {
    private let component: PlanComponent
    private let ranks: RankLadder?
    private let path: String

    init(_ component: PlanComponent, _ ranks: RankLadder?, path: String) {
        self.component = component
        self.ranks = ranks
        self.path = path
    }

    func finding(
        _ code: PlanFinding.Code,
        _ severity: PlanFinding.Severity,
        _ place: String = "",
        _ values: [String: ExplainedValue] = [:]
    ) -> PlanFinding {
        PlanFinding(code, severity, component.name, path: path + place, values)
    }

    var findings: [PlanFinding] {
        if component.kind.rounding != nil, component.kind.worstCase(depth: 1, ranks: ranks) == .zero {
            return [finding(.paysNothing, .warning)]
        }
        switch component.kind {
        case .direct(let rule): return offers(rule)
        case .infinity, .generation, .binary: return []
        case .stairStep(let rule): return bands(rule.bands, isWhole: true)
        case .matrix(let rule): return levels(rule.cascade, "/rule/cascade")
        case .unilevel(let rule): return levels(rule, "/rule")
        case .differential(let rule, _): return bands(rule.bands, isWhole: true)
        case .volumeBonus(let bonus, _):
            let cliffs = bonus.cliffs.map { volume in
                let place = bonus.bands.bands.firstIndex { $0.from == volume } ?? 0
                return finding(.cliff, .warning, "/rule/bands/\(place)", ["from": .integer(volume)])
            }
            return bands(bonus.bands, isWhole: bonus.reading == .whole) + cliffs
        case .unrecognized(let unknown):
            return [finding(.unknownComponent, .error, "/kind", ["kind": .text(unknown.kind)])]
        }
    }

    private func levels(_ rule: UnilevelRule, _ place: String) -> [PlanFinding] {
        rule.levels.enumerated().compactMap { level, rate in
            guard rate == .zero else { return nil }
            return finding(.emptyLevel, .warning, place + "/levels/\(level)", ["level": .integer(Int64(level + 1))])
        }
    }

    private func bands(_ bands: VolumeBands, isWhole: Bool) -> [PlanFinding] {
        var findings: [PlanFinding] = []
        if let first = bands.bands.first, first.from > 0 {
            findings.append(finding(.noRateBelow, .note, "/rule/bands/0", ["from": .integer(first.from)]))
        }
        for (place, band) in bands.bands.enumerated() {
            let at = "/rule/bands/\(place)"
            let below = place > 0 ? bands.bands[place - 1].rate : nil
            if band.from > PartnerSales.maximumSum || below == band.rate {
                findings.append(finding(.unreachableBand, .warning, at, ["from": .integer(band.from)]))
            } else if let below, band.rate < below {
                let values: [String: ExplainedValue] = ["from": .integer(band.from), "rate": .rate(band.rate)]
                findings.append(finding(.fallingRate, isWhole ? .warning : .note, at, values))
            }
        }
        return findings
    }
}
