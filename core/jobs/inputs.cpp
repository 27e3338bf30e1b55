// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/diagnostics/codebook/code_table.h"
#include "core/features/features.h"
#include "core/jobs/codebook/code_collisions.h"
#include "core/store/id_list.h"
#include "core/store/run_folder.h"

namespace armillary::jobs {

data::FilterSpec filter_spec(const descriptor::ParameterSet& parameters) {
    data::FilterSpec spec;
    if (const double least = parameters.real("filter.min_value"); std::isfinite(least)) spec.min_value = least;
    auto date = [&](const char* name) -> std::optional<int64_t> {
        const std::string& text = parameters.text(name);
        return text.empty() ? std::nullopt : std::optional(parse_date(text, name));
    };
    spec.time_from = date("filter.time_from");
    spec.time_until = date("filter.time_until");
    spec.duplicates = parameters.text("filter.duplicates");
    spec.k_core_user = static_cast<int>(parameters.integer("filter.k_core_user"));
    spec.k_core_item = static_cast<int>(parameters.integer("filter.k_core_item"));
    return spec;
}

data::SplitSpec split_spec(const descriptor::ParameterSet& parameters) {
    return {.method = parameters.text("split.method"),
            .fractions = parameters.reals("split.fractions"),
            .seed = static_cast<uint64_t>(parameters.integer("split.seed"))};
}

int64_t parse_date(std::string_view text, const std::string& parameter) {
    using namespace std::chrono;
    const std::string copy(trim(text));
    int year = 0, hours = 0, minutes = 0, seconds_ = 0, read = 0;
    unsigned month = 0, day = 0;
    const auto whole = static_cast<int>(copy.size());
    bool good = std::sscanf(copy.c_str(), "%4d-%2u-%2u%n", &year, &month, &day, &read) == 3;
    if (good && read < whole) {
        const int date = read;
        good = std::sscanf(copy.c_str() + date, "T%2d:%2d:%2d%n", &hours, &minutes, &seconds_, &read) == 3 &&
               (date + read == whole || (date + read + 1 == whole && copy.back() == 'Z'));
    }
    const year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    good = good && date.ok() && hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 && seconds_ >= 0 &&
           seconds_ < 60;
    if (!good)
        throw UsageError(fmt::format("'{}' is no date: write 2015-07-01 or 2015-07-01T12:30:00 (UTC)", copy),
                         parameter);
    const auto time =
        sys_days(date) + std::chrono::hours(hours) + std::chrono::minutes(minutes) + seconds(seconds_);
    return duration_cast<milliseconds>(time.time_since_epoch()).count();
}

namespace {

/// Rows of length 1; rows of zeros stay.
data::FeatureMatrix normalise_rows(data::FeatureMatrix features) {
    const auto dim = static_cast<size_t>(features.dim);
    for (size_t row = 0; row < static_cast<size_t>(features.rows); ++row) {
        float* values = features.values.data() + row * dim;
        double squares = 0;
        for (size_t i = 0; i < dim; ++i) squares += static_cast<double>(values[i]) * values[i];
        if (squares > 0)
            for (size_t i = 0; i < dim; ++i) values[i] = static_cast<float>(values[i] / std::sqrt(squares));
    }
    return features;
}

}  // namespace

std::shared_ptr<const data::FeatureMatrix> load_features(const data::DatasetPtr& dataset,
                                                         const descriptor::ParameterSet& parameters, bool required,
                                                         std::stop_token stop) {
    const std::string& modality = parameters.text("features.modality");
    if (!required && modality == "auto" && dataset->item_features().empty()) return nullptr;
    features::TextOptions options;
    options.dim = static_cast<int32_t>(parameters.integer("features.dim"));
    options.stop = std::move(stop);
    const features::FeaturesPtr matrix = features::choose_features(dataset, modality, options);
    const std::string& scaling = parameters.text("features.normalise");
    if (scaling == "standardise") return std::make_shared<data::FeatureMatrix>(features::standardise(*matrix));
    if (scaling == "l2") return std::make_shared<data::FeatureMatrix>(normalise_rows(*matrix));
    return matrix;
}

namespace {

/// Epochs that kept this array.
std::vector<int> epochs_with(const std::filesystem::path& folder, const std::string& array) {
    std::vector<int> epochs;
    for (int recorded : store::list_epochs(folder))
        if (std::filesystem::exists(store::epoch_array_path(folder, recorded, array))) epochs.push_back(recorded);
    return epochs;
}

/// Rows of `array` [ids, dim] brought to the items of the data set; zeros for an item that is not among the ids.
data::FeatureMatrix matched_rows(const NpyArray& array, const data::IdMap& ids, const data::Dataset& dataset) {
    data::FeatureMatrix rows;
    rows.rows = dataset.item_count();
    rows.dim = static_cast<int32_t>(array.shape[1]);
    const auto dim = static_cast<size_t>(rows.dim), items = static_cast<size_t>(rows.rows);
    rows.values.assign(items * dim, 0);
    rows.present.assign(items, 0);
    const std::vector<float> values = array.as_floats();
    for (int32_t row = 0; row < ids.size(); ++row) {
        const int32_t item = dataset.items().find(ids[row]);
        if (item == data::IdMap::kNone) continue;
        rows.present[static_cast<size_t>(item)] = 1;
        std::copy_n(values.data() + static_cast<size_t>(row) * dim, dim,
                    rows.values.data() + static_cast<size_t>(item) * dim);
    }
    return rows;
}

/// The best epoch of the run where it was kept, else the last that was.
int best_kept(const std::vector<int>& epochs, const store::RunDetails& run) {
    // 0 is both the epoch before training and the word for a best epoch that is not known.
    const bool kept_best =
        run.best_epoch > 0 && std::find(epochs.begin(), epochs.end(), run.best_epoch) != epochs.end();
    return kept_best ? run.best_epoch : epochs.back();
}

}  // namespace

RecordedCodes recorded_codes(store::Workspace& workspace, const store::RunDetails& run, std::optional<int> epoch) {
    const std::filesystem::path folder = workspace.runs().folder(run.id);
    const std::vector<int> epochs = epochs_with(folder, "codes");
    const bool has_wanted = !epoch || std::find(epochs.begin(), epochs.end(), *epoch) != epochs.end();
    if (epochs.empty() || !has_wanted)
        throw Error(ErrorKind::not_found,
                    epochs.empty()
                        ? fmt::format("this run of {} recorded no codes: they come from the epochs of a tokenizer",
                                      run.model)
                        : fmt::format("{} kept no codes of epoch {}; it kept those of {}", run.id, *epoch,
                                      fmt::join(epochs, ", ")),
                    run.id);
    RecordedCodes codes;
    codes.epoch = epoch.value_or(best_kept(epochs, run));
    const NpyArray array = *store::read_epoch_array(folder, codes.epoch, "codes");
    const data::IdMap ids = store::read_id_list(folder / "items.txt");
    if (array.shape.size() != 2 || array.shape[0] != ids.size())
        throw BadInput(fmt::format("the codes are not [items, levels] for the {} items of items.txt",
                                   format_count(ids.size())),
                       store::epoch_array_path(folder, codes.epoch, "codes").string());
    for (int32_t i = 0; i < ids.size(); ++i) codes.items.emplace_back(ids[i]);
    codes.levels = static_cast<int32_t>(array.shape[1]);
    for (int64_t code : array.as_integers()) codes.codes.push_back(static_cast<int32_t>(code));
    return codes;
}

std::vector<int64_t> recorded_level_sizes(const std::filesystem::path& run_folder, const RecordedCodes& codes) {
    std::vector<int64_t> sizes =
        diagnostics::smallest_level_sizes(codes.codes, static_cast<int64_t>(codes.items.size()), codes.levels);
    if (const auto recorded = store::read_epoch_array(run_folder, codes.epoch, "level_sizes");
        recorded && recorded->shape == std::vector<int64_t>{codes.levels})
        return recorded->as_integers();
    for (size_t level = 0; level < sizes.size(); ++level)  // of a run made elsewhere
        if (const auto codebook =
                store::read_epoch_array(run_folder, codes.epoch, fmt::format("codebooks/{}", level)))
            sizes[level] = codebook->shape.at(0);
    return sizes;
}

std::shared_ptr<const data::ItemCodes> load_codes(store::Workspace& workspace, const data::Dataset& dataset,
                                                  descriptor::ParameterSet& parameters,
                                                  const descriptor::Port& port, store::NewRun& record,
                                                  std::vector<std::string>& warnings) {
    const std::string& name = parameters.text("tokenizer.run");
    if (name.empty()) {
        if (!port.required) return nullptr;
        throw UsageError(
            "this model reads the codes of a tokenizer. Train one, then name its run: --set tokenizer.run=RUN",
            "tokenizer.run");
    }
    const store::RunDetails run = workspace.runs().get(name);
    const RecordedCodes recorded =
        resolve_collisions(workspace, run, recorded_codes(workspace, run),
                           features::collision_policy_from(parameters.text("tokenizer.collisions")), warnings);
    auto codes = std::make_shared<data::ItemCodes>();
    codes->name = run.id;
    codes->levels = recorded.levels;
    const auto levels = static_cast<size_t>(recorded.levels);
    codes->codes.assign(static_cast<size_t>(dataset.item_count()) * levels, -1);
    int64_t matched = 0;
    for (size_t row = 0; row < recorded.items.size(); ++row) {
        const int32_t item = dataset.items().find(recorded.items[row]);
        if (item == data::IdMap::kNone) continue;
        ++matched;
        std::copy_n(recorded.codes.data() + row * levels, levels,
                    codes->codes.data() + static_cast<size_t>(item) * levels);
    }
    if (matched == 0)
        throw UsageError(fmt::format("none of the items of '{}' has a code in {}, which tokenised '{}'",
                                     dataset.name(), run.id, run.dataset),
                         "tokenizer.run");
    if (matched < dataset.item_count())
        warnings.push_back(fmt::format("{} of {} items have no code in {}",
                                       format_count(dataset.item_count() - matched),
                                       format_count(dataset.item_count()), run.id));
    if (recorded.epoch != run.best_epoch)
        warnings.push_back(
            fmt::format("the codes are those of epoch {} of {}: those of its best epoch, {}, were not kept",
                        recorded.epoch, run.id, run.best_epoch));
    parameters.set("tokenizer.run", run.id);
    record.inputs.push_back({"tokenizer", run.id});
    return codes;
}

std::shared_ptr<const data::FeatureMatrix> load_embeddings(store::Workspace& workspace,
                                                           const data::Dataset& dataset,
                                                           const std::string& split_fingerprint,
                                                           descriptor::ParameterSet& parameters,
                                                           const descriptor::Port& port, store::NewRun& record,
                                                           std::vector<std::string>& warnings) {
    const std::string& name = parameters.text("collaborative.run");
    if (name.empty()) {
        if (!port.required) return nullptr;
        throw UsageError(
            "this model reads the item embeddings of a recommender. Train one, then name its run: --set "
            "collaborative.run=RUN",
            "collaborative.run");
    }
    const store::RunDetails run = workspace.runs().get(name);
    const std::filesystem::path folder = workspace.runs().folder(run.id);
    const std::vector<int> epochs = epochs_with(folder, "item_embeddings");
    if (epochs.empty())
        throw UsageError(
            fmt::format("{}, a run of {}, recorded no item embeddings; name a run of a model that has "
                        "some, such as light_gcn or sasrec, trained with record.embeddings on",
                        run.id, run.model),
            "collaborative.run");
    const NpyArray array = *store::read_epoch_array(folder, best_kept(epochs, run), "item_embeddings");
    const data::IdMap ids = store::read_id_list(folder / "items.txt");
    if (array.shape.size() != 2 || array.shape[0] != ids.size())
        throw BadInput(fmt::format("the item embeddings are not [items, dim] for the {} items of items.txt",
                                   format_count(ids.size())),
                       folder.string());
    data::FeatureMatrix embeddings = matched_rows(array, ids, dataset);
    const int64_t matched = std::count(embeddings.present.begin(), embeddings.present.end(), 1);
    if (2 * matched < dataset.item_count())
        throw UsageError(
            fmt::format("only {} of the {} items of '{}' have an embedding in {}, which was trained on "
                        "'{}'; name a run of the same data set",
                        format_count(matched), format_count(dataset.item_count()), dataset.name(), run.id,
                        run.dataset),
            "collaborative.run");
    if (matched < dataset.item_count())
        warnings.push_back(fmt::format("{} of {} items have no embedding in {}",
                                       format_count(dataset.item_count() - matched),
                                       format_count(dataset.item_count()), run.id));
    if (run.split_fingerprint != split_fingerprint)
        warnings.push_back(
            fmt::format("{} was trained on another split: its embeddings may know what is held out here", run.id));
    embeddings.modality = embeddings.source = run.id;
    parameters.set("collaborative.run", run.id);
    record.inputs.push_back({"collaborative", run.id});
    return std::make_shared<data::FeatureMatrix>(std::move(embeddings));
}

}  // namespace armillary::jobs
