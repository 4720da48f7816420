//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The words of ranks and of what is paid by rank.
enum RankMessages {
    static let all: [ReasonCode: [Language: String]] = evaluation.merging(stops) { own, _ in own }

    private static let evaluation: [ReasonCode: [Language: String]] = [
        RankEvaluation.Finding.met.reasonCode: [
            .english: "{partner} is paid as {rank}", .russian: "{partner} получает как {rank}",
        ],
        RankEvaluation.Finding.forced.reasonCode: [
            .english: "{partner} is paid as {rank}, which was given",
            .russian: "{partner} получает как {rank}: ранг назначен",
        ],
        RankEvaluation.Finding.inGrace.reasonCode: [
            .english: "{partner} is paid as {rank}, which grace keeps",
            .russian: "{partner} получает как {rank}: ранг сохранён на льготный срок",
        ],
        RankEvaluation.Finding.noRank.reasonCode: [
            .english: "{partner} has no rank", .russian: "У {partner} нет ранга",
        ],
        "ranks.step": [.english: "Rank {rank}", .russian: "Ранг {rank}"],
        RankMeasures.Measure.personalVolume.reasonCode: [
            .english: "Personal volume {actual} of {needed}", .russian: "Личный объём {actual} из {needed}",
        ],
        RankMeasures.Measure.groupVolume.reasonCode: [
            .english: "Group volume {actual} of {needed}", .russian: "Групповой объём {actual} из {needed}",
        ],
        RankMeasures.Measure.largestLeg.reasonCode: [
            .english: "Largest leg {actual} of {needed}", .russian: "Самая большая ветвь {actual} из {needed}",
        ],
        RankMeasures.Measure.otherLegs.reasonCode: [
            .english: "Other legs {actual} of {needed}", .russian: "Остальные ветви {actual} из {needed}",
        ],
        RankMeasures.Measure.legs.reasonCode: [
            .english: "Legs of rank {rank}: {actual} of {needed}",
            .russian: "Ветвей с рангом {rank}: {actual} из {needed}",
        ],
    ]

    private static let stops: [ReasonCode: [Language: String]] = [
        "ranks.shares": [
            .english: "{amount} up the line, {forfeited} forfeited",
            .russian: "{amount} вверх по линии, {forfeited} не досталось никому",
        ],
        RankedStop.Finding.paid.reasonCode: [
            .english: "{partner} as {rank}: {amount}", .russian: "{partner} как {rank}: {amount}",
        ],
        RankedStop.Finding.noRank.reasonCode: [
            .english: "{partner} has no rank that is paid", .russian: "У {partner} нет ранга, за который платят",
        ],
        RankedStop.Finding.belowLevel.reasonCode: [
            .english: "{partner} is too near to the sale", .russian: "{partner} слишком близко к продаже",
        ],
        RankedStop.Finding.blocked.reasonCode: [
            .english: "{partner}: somebody below has the same rank or a higher one",
            .russian: "{partner}: ниже есть партнёр того же ранга или выше",
        ],
        RankedStop.Finding.ownGroup.reasonCode: [
            .english: "The sale is in {partner}'s own group", .russian: "Продажа в собственной группе {partner}",
        ],
        RankedStop.Finding.unqualified.reasonCode: [
            .english: "{partner}: the rank is too low for generation {generation}, {amount} forfeited",
            .russian: "{partner}: ранг низок для поколения {generation}, {amount} не досталось никому",
        ],
        RankedStop.Finding.noLeader.reasonCode: [
            .english: "No generation {generation} above, {amount} forfeited",
            .russian: "Поколения {generation} выше нет, {amount} не досталось никому",
        ],
    ]
}
