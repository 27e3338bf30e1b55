// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/hypersphere/model_likeness.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/diagnostics/hypersphere/linear_cka.h"
#include "core/store/id_list.h"

namespace armillary::jobs {

namespace {

bool is_finite(const diagnostics::VectorRows& rows, int64_t row) {
    return std::all_of(rows.row(row), rows.row(row) + rows.dim, [](float x) { return std::isfinite(x); });
}

std::optional<SideLikeness> likeness(const Embeddings::Rows& rows, const data::IdMap& ids,
                                     const Embeddings::Rows& others, const data::IdMap& other_ids) {
    if (rows.count == 0 || others.count == 0) return {};
    const diagnostics::VectorRows a = rows.view(), b = others.view();
    std::vector<float> mine, theirs;
    SideLikeness side;
    for (int32_t row = 0; row < ids.size(); ++row) {
        const int32_t other = other_ids.find(ids[row]);
        if (other == data::IdMap::kNone || !is_finite(a, row) || !is_finite(b, other)) continue;
        mine.insert(mine.end(), a.row(row), a.row(row) + a.dim);
        theirs.insert(theirs.end(), b.row(other), b.row(other) + b.dim);
        ++side.rows;
    }
    if (side.rows < 2) return side;
    const diagnostics::VectorRows x{mine, side.rows, a.dim}, y{theirs, side.rows, b.dim};
    side.cka = diagnostics::linear_cka(x, y);
    side.chance = diagnostics::chance_cka(x, y);
    return side;
}

}  // namespace

ModelLikeness model_likeness(store::RunStore& runs, const store::RunDetails& run, const Embeddings& embeddings,
                             const store::RunDetails& other, const Embeddings& other_embeddings) {
    if (run.dataset != other.dataset && run.dataset_fingerprint != other.dataset_fingerprint)
        throw UsageError(fmt::format("{} is on {} and {} on {}: their ids are not of the same things", run.id,
                                     run.dataset, other.id, other.dataset),
                         other.id);
    const auto folder = runs.folder(run.id), other_folder = runs.folder(other.id);
    const auto side = [&](const Embeddings::Rows& rows, const Embeddings::Rows& others, const char* ids) {
        return rows.count == 0 || others.count == 0 ? std::nullopt
                                                    : likeness(rows, store::read_id_list(folder / ids), others,
                                                               store::read_id_list(other_folder / ids));
    };
    ModelLikeness found{side(embeddings.users, other_embeddings.users, "users.txt"),
                        side(embeddings.items, other_embeddings.items, "items.txt")};
    if (!found.users && !found.items)
        throw Error(ErrorKind::not_found,
                    fmt::format("{} and {} do not both have embeddings of users, nor of items", run.id, other.id),
                    other.id);
    return found;
}

}  // namespace armillary::jobs
