// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/codebook/code_collisions.h"

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/store/run_folder.h"

namespace armillary::jobs {

namespace {

features::LastLevel recorded_last_level(const std::filesystem::path& folder, const store::RunDetails& run,
                                        int epoch, const diagnostics::CodeTable& table) {
    const auto read = [&](const std::string& name) {
        const auto array = store::read_epoch_array(folder, epoch, name);
        if (!array)
            throw UsageError(
                fmt::format(
                    "{} kept no {} in epoch {}, so its items' distances to codes are unknown; choose keep, "
                    "suffix or suffix_if_needed",
                    run.id, name, epoch),
                "tokenizer.collisions");
        return *array;
    };
    const NpyArray latents = read("latents");
    if (latents.shape.size() != 2 || latents.shape[0] != table.items)
        throw BadInput("the latents are not [items, dim] for the items of the codes", run.id);
    std::vector<std::vector<float>> codebooks;
    for (int64_t level = 0; level < table.levels(); ++level)
        codebooks.push_back(read(fmt::format("codebooks/{}", level)).as_floats());
    return features::last_level_of(table, latents.as_floats(), codebooks);
}

}  // namespace

RecordedCodes resolve_collisions(store::Workspace& workspace, const store::RunDetails& run, RecordedCodes codes,
                                 features::CollisionPolicy policy, std::vector<std::string>& warnings) {
    if (policy == features::CollisionPolicy::keep) return codes;
    const std::filesystem::path folder = workspace.runs().folder(run.id);
    const diagnostics::CodeTable table{codes.codes, static_cast<int64_t>(codes.items.size()),
                                       recorded_level_sizes(folder, codes)};
    features::LastLevel last;
    const bool measures = features::needs_distances(policy);
    if (measures) last = recorded_last_level(folder, run, codes.epoch, table);
    features::ResolvedCodes resolved = features::resolve_collisions(table, policy, measures ? &last : nullptr);
    const char* done = measures ? "{} items got another last code so that fewer share their codes"
                                : "{} items got a number after their codes because another item has the same";
    if (resolved.changed_items > 0)
        warnings.push_back(fmt::format(fmt::runtime(done), format_count(resolved.changed_items)));
    if (resolved.colliding_items > 0)
        warnings.push_back(
            fmt::format("{} items still share all their codes", format_count(resolved.colliding_items)));
    codes.levels = static_cast<int32_t>(resolved.levels);
    codes.codes = std::move(resolved.codes);
    return codes;
}

}  // namespace armillary::jobs
