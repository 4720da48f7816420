//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension PlanRun {
    /// How the rule of a row gives its share.
    func ruleSteps(_ row: PlanRow, of sale: Int?, _ path: String) -> [Explanation] {
        switch (plan.components[Int(row.component)].kind, sale) {
        case (.direct(let rule), let sale?): directSteps(row, rule, sale)
        case (.infinity(let rule), let sale?): rankedSteps(row, .infinity(rule), sale)
        case (.generation(let rule), let sale?): rankedSteps(row, .generation(rule), sale)
        case (.unilevel(let rule), let sale?): cascadeSteps(row, rule, sale, path + "/rule", context)
        case (.matrix(let rule), let sale?):
            cascadeSteps(row, rule.cascade, sale, path + "/rule/cascade", context.overPlaces)
        case (.stairStep(let rule), _): stairSteps(row, rule, path)
        case (.binary(let rule), _): binarySteps(row, rule, path)
        case (.differential(let rule, let measure), let sale?): differentialSteps(row, rule, measure, sale, path)
        case (.volumeBonus(let bonus, let measure), _): bonusSteps(row, bonus, measure, path)
        case (.unrecognized, _), (_, nil): []
        }
    }

    func name(_ partner: Int32) -> ExplainedValue { .text(context.forest.snapshot.partners[Int(partner)].text) }

    // MARK: - Offers and ranks

    private func directSteps(_ row: PlanRow, _ rule: DirectRule, _ sale: Int) -> [Explanation] {
        let partner = context.forest.snapshot.partners[Int(row.seller)]
        let evaluation = try? rule.evaluation(of: sales.sales[sale].order, for: partner, on: plan.base)
        return [evaluation?.explanation].compactMap(\.self)
    }

    private func rankedSteps(_ row: PlanRow, _ rule: RankEngine.Rule, _ sale: Int) -> [Explanation] {
        guard let part = sales.parts(of: sale).first(where: { $0.seller == row.seller }) else { return [] }
        let shares = try? RankEngine(Int(row.component), rule, context).shares(of: part)
        var steps = [shares?.explanation].compactMap(\.self)
        if row.payee >= 0 {
            let ranked = context.ranks?.evaluation(of: context.forest.snapshot.partners[Int(row.payee)])
            steps += [ranked?.explanation].compactMap(\.self)
        }
        return steps
    }

    // MARK: - Cascades

    private func cascadeSteps(
        _ row: PlanRow,
        _ rule: UnilevelRule,
        _ sale: Int,
        _ path: String,
        _ context: PlanContext
    ) -> [Explanation] {
        let at = sales.sales[sale].order.at
        var walk = CascadeWalk(rule, context, row.seller, at: at, keepingStops: true)
        // The run was made over the same line, so it ends.
        for level in 0..<Int(row.level) { _ = try? walk.payee(of: level) }
        var steps = walk.stops.map { stop in
            var values: [String: ExplainedValue] = ["level": .integer(Int64(stop.level + 1))]
            if stop.partner >= 0 { values["partner"] = name(stop.partner) }
            return Explanation(
                stop.finding == .paid ? .yes : .no,
                Reason(stop.finding.reasonCode, values),
                path: path + "/compression"
            )
        }
        let rate = rule.levels[Int(row.level) - 1]
        let (base, share) = (context.money(base(row, of: sale)), context.money(row.share))
        steps.append(
            Explanation(
                nil,
                Reason(
                    "plan.level",
                    [
                        "level": .integer(Int64(row.level)), "rate": .rate(rate), "base": .money(base),
                        "amount": .money(share),
                    ]
                ),
                path: path + "/levels/\(row.level - 1)",
                rounding: RoundingStep(of: base, times: rate, rounded: share, rule: rule.rounding)
            )
        )
        return steps
    }

    // MARK: - Differentials

    private func differentialSteps(
        _ row: PlanRow,
        _ rule: DifferentialRule,
        _ measure: VolumeMeasure,
        _ sale: Int,
        _ path: String
    ) -> [Explanation] {
        let engine = DifferentialEngine(Int(row.component), rule, by: measure, context)
        let steps = (try? engine.steps(of: row.seller, at: sales.sales[sale].order.at)) ?? []
        guard let step = steps.first(where: { $0.partner == row.payee }) else { return [] }
        let base = context.money(base(row, of: sale))
        func part(_ rate: Rate, _ code: ReasonCode) -> Explanation {
            let amount = context.money(LevelShare(rate, rule.rounding).part(of: base.minorUnits))
            return Explanation(
                nil,
                Reason(code, ["rate": .rate(rate), "base": .money(base), "amount": .money(amount)]),
                path: path + "/rule/bands",
                rounding: RoundingStep(of: base, times: rate, rounded: amount, rule: rule.rounding)
            )
        }
        return [
            volumeStep(row.payee, measure, path), part(step.rate, "plan.differential.rate"),
            part(step.below, "plan.differential.below"),
        ]
    }

    func volumeStep(_ partner: Int32, _ measure: VolumeMeasure, _ path: String) -> Explanation {
        Explanation(
            nil,
            Reason(
                measure.reasonCode,
                ["partner": name(partner), "volume": .money(context.money(context.volume(measure, of: Int(partner))))]
            ),
            path: path + "/measure"
        )
    }

    // MARK: - Volume bonuses

    private func bonusSteps(
        _ row: PlanRow,
        _ bonus: VolumeBonus,
        _ measure: VolumeMeasure,
        _ path: String
    ) -> [Explanation] {
        let volume = context.volume(measure, of: Int(row.payee))
        let bands = bonus.bands.bands
        var steps = [volumeStep(row.payee, measure, path)]
        for (place, band) in bands.enumerated() where band.from <= volume {
            let next = place + 1 < bands.count ? bands[place + 1].from : nil
            let part: Int64
            switch bonus.reading {
            case .marginal: part = min(next ?? volume, volume) - band.from
            case .whole:
                if let next, next <= volume { continue }
                part = volume
            }
            guard part > 0, let amount = try? band.rate.applied(to: part, rounding: bonus.rounding) else { continue }
            let (base, rounded) = (context.money(part), context.money(amount))
            steps.append(
                Explanation(
                    nil,
                    Reason(
                        "plan.band",
                        [
                            "from": .money(context.money(band.from)), "rate": .rate(band.rate), "base": .money(base),
                            "amount": .money(rounded),
                        ]
                    ),
                    path: path + "/rule/bands/\(place)",
                    rounding: RoundingStep(of: base, times: band.rate, rounded: rounded, rule: bonus.rounding)
                )
            )
        }
        return steps
    }
}

extension CascadeStop.Finding {
    /// The finding as a reason code, such as `cascade.unqualified`.
    public var reasonCode: ReasonCode { ReasonCode(stringLiteral: "cascade." + rawValue) }
}

extension VolumeMeasure {
    /// The measure as a reason code, such as `volume.group`.
    public var reasonCode: ReasonCode { ReasonCode(stringLiteral: "volume." + rawValue) }
}
