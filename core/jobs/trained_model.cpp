// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/jobs/engine.h"

namespace armillary::jobs {

namespace {

[[noreturn]] void refuse(const char* what) {
    throw UsageError(std::string(what) +
                     ". Train a model that reads histories by attention: sasrec, bert4rec or hstu");
}

}  // namespace

History TrainedModel::history(int32_t, data::Part) {
    refuse("this model reads no histories");
}

std::vector<AttentionMaps> TrainedModel::attention(const std::vector<History>&) {
    refuse("this model has no attention to look at");
}

std::vector<RankingAnswer> TrainedModel::rank(const std::vector<History>&, const RankingQuestion&) {
    refuse("this model cannot rank after a history that is not in its data");
}

}  // namespace armillary::jobs
