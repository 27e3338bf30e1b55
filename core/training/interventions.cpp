// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/interventions.h"

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/model/revivable.h"

namespace armillary::training {

namespace {

constexpr const char* kParameter = "training.interventions";

/// Why the model can never be given this intervention; empty when it can.
std::string objection(LoadedModel& loaded, const jobs::Intervention& intervention) {
    if (intervention.kind != jobs::Intervention::Kind::revive_dead_codes) return {};
    auto* tokenizer = loaded.as<model::Tokenizer>();
    if (!loaded.as<model::Revivable>() || !tokenizer)
        return fmt::format("{} has no codes that could be revived", loaded.task().model.name);
    if (intervention.value >= tokenizer->levels())
        return fmt::format("{} has {} levels of codes, counted from 0", loaded.task().model.name,
                           tokenizer->levels());
    return {};
}

}  // namespace

void check_planned(LoadedModel& loaded) {
    for (const jobs::Intervention& intervention : loaded.task().interventions)
        if (const std::string why = objection(loaded, intervention); !why.empty())
            throw UsageError(fmt::format("the intervention '{}' cannot be made: {}", to_string(intervention), why),
                             kParameter);
}

void check_fitted(const jobs::Task& task, const jobs::RunControl& control) {
    if (!task.interventions.empty())
        throw UsageError(fmt::format("{} is fitted at once: there is nothing to intervene in", task.model.name),
                         kParameter);
    if (!control.breakpoints().conditions.empty())
        throw UsageError(
            fmt::format("{} is fitted at once: there is no batch at which it could be stopped", task.model.name),
            control.breakpoints().conditions.front());
}

Revival revive_dead_codes(LoadedModel& loaded, Optimizer& optimizer, const jobs::Intervention& intervention,
                          uint64_t key) {
    if (const std::string why = objection(loaded, intervention); !why.empty()) return {false, why};
    auto& tokenizer = *loaded.as<model::Tokenizer>();
    if (!tokenizer.has_codes()) return {false, "there are no codes before the warm-up is over"};
    Revival revival{true, {}};
    for (const model::MovedCodes& moved :
         loaded.as<model::Revivable>()->revive_dead_codes(static_cast<int>(intervention.value), key)) {
        optimizer.forget_rows(moved.table, moved.codes);
        revival.account += fmt::format("{}{} of {} codes of level {}", revival.account.empty() ? "" : ", ",
                                       moved.codes.size(0), tokenizer.codebook_size(moved.level), moved.level);
    }
    revival.account =
        revival.account.empty() ? "every code has an item" : revival.account + " were put where items are";
    return revival;
}

}  // namespace armillary::training
